package org.fleetrental.maintenance.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Problem;
import org.fleetrental.maintenance.job.JobType;
import org.fleetrental.maintenance.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/** What a client sends to make a plan. */
record PlanRequest(
        @Nullable VehicleClass vehicleClass,
        @Nullable UUID vehicleId,
        @NotNull JobType type,
        @Nullable @Min(1) @Max(1_000_000) Integer everyKm,
        @Nullable @Min(1) @Max(36_500) Integer everyDays) {

    /** Why these fields together make no plan. */
    Optional<Problem> flaw() {
        if ((vehicleClass == null) == (vehicleId == null)) {
            return Optional.of(Problem.invalid("vehicleClass", "a plan is for one of vehicleClass and vehicleId"));
        }
        if (everyKm == null && everyDays == null) {
            return Optional.of(Problem.invalid("everyKm", "a plan has everyKm, everyDays or both"));
        }
        return Optional.empty();
    }
}
