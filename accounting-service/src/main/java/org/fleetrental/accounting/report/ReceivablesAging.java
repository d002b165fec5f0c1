package org.fleetrental.accounting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * For how long customers have owed what they owe: by the day on which a charge was booked, payments taken for the
 * oldest charges of their rental first.
 *
 * @param lines by customer and currency
 * @param totals over all customers, one per currency
 * @param next address of the next part of the lines; absent at their end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceivablesAging(
        LocalDate asOf,
        List<Line> lines,
        List<Buckets> totals,
        @Nullable String next) implements Table {

    record Line(UUID customerId, Buckets owed) {}

    /**
     * @param current charged on the day itself
     * @param days1To30 charged so many days before
     */
    record Buckets(Money current, Money days1To30, Money days31To60, Money days61To90, Money over90Days, Money total) {

        static Buckets read(ResultSet row) throws SQLException {
            return new Buckets(
                    Amounts.money(row, "current_minor"),
                    Amounts.money(row, "days_1_to_30"),
                    Amounts.money(row, "days_31_to_60"),
                    Amounts.money(row, "days_61_to_90"),
                    Amounts.money(row, "over_90_days"),
                    Amounts.money(row, "total_minor"));
        }
    }

    @Override
    public List<String> columns() {
        return List.of(
                "customerId",
                "currentMinor",
                "days1To30Minor",
                "days31To60Minor",
                "days61To90Minor",
                "over90DaysMinor",
                "totalMinor",
                "currency");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return lines.stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        line.customerId(),
                        line.owed().current().amountMinor(),
                        line.owed().days1To30().amountMinor(),
                        line.owed().days31To60().amountMinor(),
                        line.owed().days61To90().amountMinor(),
                        line.owed().over90Days().amountMinor(),
                        line.owed().total().amountMinor(),
                        line.owed().total().currency()))
                .toList();
    }
}
