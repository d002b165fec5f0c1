package org.fleetrental.accounting.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.fleetrental.accounting.ledger.Account;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was earned and spent.
 *
 * @param from first day
 * @param to last day
 * @param results one per currency
 */
record ProfitAndLoss(
        LocalDate from, LocalDate to, List<AccountLine> revenue, List<AccountLine> expenses, List<Result> results)
        implements Table {

    /** @param profit negative if it is a loss */
    record Result(Money revenue, Money expenses, Money profit) {

        private Result plus(ChartBalance held) {
            var isRevenue = held.type() == Account.Type.REVENUE;
            return of(
                    Math.addExact(revenue.amountMinor(), isRevenue ? held.amountMinor() : 0),
                    Math.addExact(expenses.amountMinor(), isRevenue ? 0 : held.amountMinor()),
                    held.currency());
        }

        private static Result of(long revenue, long expenses, String currency) {
            return new Result(
                    new Money(revenue, currency),
                    new Money(expenses, currency),
                    new Money(Math.subtractExact(revenue, expenses), currency));
        }
    }

    static ProfitAndLoss of(Days days, List<ChartBalance> held) {
        var revenue = of(Account.Type.REVENUE, held);
        var expenses = of(Account.Type.EXPENSE, held);
        return new ProfitAndLoss(
                days.from(),
                days.to(),
                revenue.stream().map(AccountLine::of).toList(),
                expenses.stream().map(AccountLine::of).toList(),
                results(held));
    }

    /** By currency. */
    static List<Result> results(List<ChartBalance> held) {
        var results = new TreeMap<String, Result>();
        for (var one : held) {
            if (one.type() == Account.Type.REVENUE || one.type() == Account.Type.EXPENSE) {
                results.put(
                        one.currency(),
                        results.getOrDefault(one.currency(), Result.of(0, 0, one.currency()))
                                .plus(one));
            }
        }
        return List.copyOf(results.values());
    }

    private static List<ChartBalance> of(Account.Type type, List<ChartBalance> held) {
        return held.stream()
                .filter(one -> one.type() == type && one.amountMinor() != 0)
                .toList();
    }

    @Override
    public List<String> columns() {
        return AccountLine.COLUMNS;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        var rows = new ArrayList<List<@Nullable Object>>();
        revenue.forEach(line -> rows.add(line.row()));
        expenses.forEach(line -> rows.add(line.row()));
        results.forEach(result -> rows.add(AccountLine.row("", "Profit", "RESULT", result.profit())));
        return rows;
    }
}
