package org.fleetrental.accounting.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fleetrental.accounting.ledger.Account;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * What there is and what it is owed to. Revenue and expenses are never closed into an equity account: what they come to
 * is told as the result.
 *
 * @param totals one per currency
 */
record BalanceSheet(
        LocalDate asOf,
        List<AccountLine> assets,
        List<AccountLine> liabilities,
        List<AccountLine> equity,
        List<Total> totals)
        implements Table {

    /**
     * @param result revenue less expenses, of all time
     * @param balanced whether the assets are equal to the three others together
     */
    record Total(Money assets, Money liabilities, Money equity, Money result, boolean balanced) {

        private Total plus(ChartBalance held) {
            var amount = held.amountMinor();
            return switch (held.type()) {
                case ASSET -> of(assets(amount), liabilities(0), equity(0), result(0));
                case LIABILITY -> of(assets(0), liabilities(amount), equity(0), result(0));
                case EQUITY -> of(assets(0), liabilities(0), equity(amount), result(0));
                case REVENUE -> of(assets(0), liabilities(0), equity(0), result(amount));
                case EXPENSE -> of(assets(0), liabilities(0), equity(0), result(Math.negateExact(amount)));
            };
        }

        private Money assets(long more) {
            return plus(assets, more);
        }

        private Money liabilities(long more) {
            return plus(liabilities, more);
        }

        private Money equity(long more) {
            return plus(equity, more);
        }

        private Money result(long more) {
            return plus(result, more);
        }

        private static Money plus(Money amount, long more) {
            return new Money(Math.addExact(amount.amountMinor(), more), amount.currency());
        }

        private static Total of(Money assets, Money liabilities, Money equity, Money result) {
            var others =
                    Math.addExact(Math.addExact(liabilities.amountMinor(), equity.amountMinor()), result.amountMinor());
            return new Total(assets, liabilities, equity, result, assets.amountMinor() == others);
        }

        private static Total nothing(String currency) {
            var nothing = new Money(0, currency);
            return of(nothing, nothing, nothing, nothing);
        }
    }

    static BalanceSheet of(LocalDate asOf, List<ChartBalance> held) {
        var totals = new TreeMap<String, Total>();
        for (var one : held) {
            totals.put(
                    one.currency(),
                    totals.getOrDefault(one.currency(), Total.nothing(one.currency()))
                            .plus(one));
        }
        return new BalanceSheet(
                asOf,
                lines(Account.Type.ASSET, held),
                lines(Account.Type.LIABILITY, held),
                lines(Account.Type.EQUITY, held),
                List.copyOf(totals.values()));
    }

    private static List<AccountLine> lines(Account.Type type, List<ChartBalance> held) {
        return held.stream()
                .filter(one -> one.type() == type && one.amountMinor() != 0)
                .map(AccountLine::of)
                .toList();
    }

    @Override
    public List<String> columns() {
        return AccountLine.COLUMNS;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        var rows = new ArrayList<List<@Nullable Object>>();
        Stream.of(assets, liabilities, equity).flatMap(List::stream).forEach(line -> rows.add(line.row()));
        totals.forEach(total -> rows.add(AccountLine.row("", "Unclosed result", "RESULT", total.result())));
        return rows;
    }
}
