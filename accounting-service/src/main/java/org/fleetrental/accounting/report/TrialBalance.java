package org.fleetrental.accounting.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.fleetrental.accounting.ledger.Account;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * The balance of every account on its side. That the two sides are equal does not prove the books right, but that they
 * are not would prove them wrong.
 *
 * @param lines by account and currency; accounts that were never posted to are left out
 * @param totals one per currency
 */
record TrialBalance(LocalDate asOf, List<Line> lines, List<Total> totals) implements Table {

    /** One of the two amounts is zero. */
    record Line(String account, String name, Account.Type type, Money debit, Money credit) {}

    record Total(Money debit, Money credit, boolean balanced) {

        private Total plus(Line line) {
            return of(
                    Math.addExact(debit.amountMinor(), line.debit().amountMinor()),
                    Math.addExact(credit.amountMinor(), line.credit().amountMinor()),
                    debit.currency());
        }

        private static Total of(long debit, long credit, String currency) {
            return new Total(new Money(debit, currency), new Money(credit, currency), debit == credit);
        }
    }

    static TrialBalance of(LocalDate asOf, List<ChartBalance> held) {
        var lines = held.stream().map(TrialBalance::line).toList();
        return new TrialBalance(asOf, lines, List.copyOf(totals(lines)));
    }

    private static Line line(ChartBalance held) {
        var net = held.balance().netDebit();
        return new Line(
                held.account().account().code(),
                held.account().name(),
                held.type(),
                new Money(Math.max(net, 0), held.currency()),
                new Money(Math.max(Math.negateExact(net), 0), held.currency()));
    }

    @Override
    public List<String> columns() {
        return List.of("account", "name", "type", "debitMinor", "creditMinor", "currency");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return lines.stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        line.account(),
                        line.name(),
                        line.type(),
                        line.debit().amountMinor(),
                        line.credit().amountMinor(),
                        line.debit().currency()))
                .toList();
    }

    private static Collection<Total> totals(List<Line> lines) {
        var totals = new LinkedHashMap<String, Total>();
        for (var line : lines) {
            var currency = line.debit().currency();
            totals.put(
                    currency,
                    totals.getOrDefault(currency, Total.of(0, 0, currency)).plus(line));
        }
        return totals.values();
    }
}
