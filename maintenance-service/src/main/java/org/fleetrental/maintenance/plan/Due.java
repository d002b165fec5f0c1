package org.fleetrental.maintenance.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fleetrental.maintenance.job.JobType;
import org.jspecify.annotations.Nullable;

/**
 * Where a vehicle stands with a plan.
 *
 * @param odometerKm how far it has gone, as far as is known here
 * @param dueAtKm null if the plan does not go by distance
 * @param dueOn null if the plan does not go by time
 * @param sinceJobId the job from which on it counts; null if that is the registration
 * @param since when that job was completed
 */
record Due(
        UUID planId,
        UUID vehicleId,
        JobType type,
        int odometerKm,
        @Nullable Integer dueAtKm,
        @Nullable LocalDate dueOn,
        @Nullable UUID sinceJobId,
        @Nullable Instant since) {}
