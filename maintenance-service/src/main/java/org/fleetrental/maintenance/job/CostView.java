package org.fleetrental.maintenance.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.maintenance.vehicle.Vehicles.Distance;
import org.jspecify.annotations.Nullable;

/**
 * What maintenance of a vehicle has cost, as clients see it.
 *
 * @param jobs how many were completed
 * @param distanceKm how far it has gone in the fleet; absent for a part of its time, of which it is not known
 * @param asOf time of the newest event of the vehicle that the distance is from: fleet may know more by now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CostView(
        UUID vehicleId,
        @Nullable Instant from,
        @Nullable Instant to,
        long jobs,
        long downtimeMinutes,
        List<InCurrency> costs,
        @Nullable Integer distanceKm,
        @Nullable Instant asOf) {

    /** @param minorPerKm minor units per kilometre, two decimals, rounded half up; absent without a distance */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InCurrency(Money total, @Nullable BigDecimal minorPerKm) {}

    /** @param driven since the registration; null if that is not the time that was asked for */
    static CostView of(
            UUID vehicleId,
            @Nullable Instant from,
            @Nullable Instant to,
            List<Costs.Sum> sums,
            @Nullable Distance driven) {
        var km = driven == null ? null : driven.km();
        return new CostView(
                vehicleId,
                from,
                to,
                sums.stream().mapToLong(Costs.Sum::jobs).sum(),
                sums.stream().mapToLong(Costs.Sum::downtimeMinutes).sum(),
                sums.stream()
                        .map(sum -> new InCurrency(sum.totalCost(), perKm(sum.totalCost(), km)))
                        .toList(),
                km,
                driven == null ? null : driven.asOf());
    }

    private static @Nullable BigDecimal perKm(Money total, @Nullable Integer km) {
        return km == null || km <= 0
                ? null
                : BigDecimal.valueOf(total.amountMinor()).divide(BigDecimal.valueOf(km), 2, RoundingMode.HALF_UP);
    }
}
