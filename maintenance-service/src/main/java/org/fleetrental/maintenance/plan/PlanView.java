package org.fleetrental.maintenance.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.maintenance.job.JobType;
import org.fleetrental.maintenance.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/** A plan as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanView(
        UUID id,
        @Nullable VehicleClass vehicleClass,
        @Nullable UUID vehicleId,
        JobType type,
        @Nullable Integer everyKm,
        @Nullable Integer everyDays,
        Instant createdAt) {

    static PlanView of(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.vehicleClass(),
                plan.vehicleId(),
                plan.type(),
                plan.everyKm(),
                plan.everyDays(),
                plan.createdAt());
    }
}
