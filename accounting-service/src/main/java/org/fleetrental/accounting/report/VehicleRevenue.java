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
 * What each vehicle has earned, without tax.
 *
 * @param from first day
 * @param to last day
 * @param lines by vehicle and currency
 * @param next address of the next part of the lines; absent at their end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VehicleRevenue(
        LocalDate from,
        LocalDate to,
        List<Line> lines,
        @Nullable String next) implements Table {

    record Line(
            UUID vehicleId,
            Money rental,
            Money lateFees,
            Money distanceFees,
            Money damageRecovery,
            Money cancellationFees,
            Money other,
            Money total) {

        static Line read(ResultSet row) throws SQLException {
            return new Line(
                    row.getObject("vehicle_id", UUID.class),
                    Amounts.money(row, "rental"),
                    Amounts.money(row, "late_fees"),
                    Amounts.money(row, "distance_fees"),
                    Amounts.money(row, "damage_recovery"),
                    Amounts.money(row, "cancellation_fees"),
                    Amounts.money(row, "other"),
                    Amounts.money(row, "total"));
        }
    }

    @Override
    public List<String> columns() {
        return List.of(
                "vehicleId",
                "rentalMinor",
                "lateFeesMinor",
                "distanceFeesMinor",
                "damageRecoveryMinor",
                "cancellationFeesMinor",
                "otherMinor",
                "totalMinor",
                "currency");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return lines.stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        line.vehicleId(),
                        line.rental().amountMinor(),
                        line.lateFees().amountMinor(),
                        line.distanceFees().amountMinor(),
                        line.damageRecovery().amountMinor(),
                        line.cancellationFees().amountMinor(),
                        line.other().amountMinor(),
                        line.total().amountMinor(),
                        line.total().currency()))
                .toList();
    }
}
