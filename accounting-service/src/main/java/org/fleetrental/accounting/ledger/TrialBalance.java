package org.fleetrental.accounting.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fleetrental.http.Money;

/**
 * The balance of every account on its side. That the two sides are equal does not prove the books right, but that they
 * are not would prove them wrong.
 *
 * @param lines by account and currency; accounts that were never posted to are left out
 * @param totals one per currency
 */
record TrialBalance(Instant asOf, List<Line> lines, List<Total> totals) {

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

    static TrialBalance of(Instant asOf, List<Account> chart, List<Balance> balances) {
        var accounts = chart.stream().collect(Collectors.toMap(Account::account, Function.identity()));
        var lines = balances.stream()
                .map(balance -> line(Objects.requireNonNull(accounts.get(balance.account())), balance))
                .toList();
        return new TrialBalance(asOf, lines, List.copyOf(totals(lines)));
    }

    private static Line line(Account account, Balance balance) {
        var net = balance.netDebit();
        return new Line(
                account.account().code(),
                account.name(),
                account.type(),
                new Money(Math.max(net, 0), balance.currency()),
                new Money(Math.max(Math.negateExact(net), 0), balance.currency()));
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
