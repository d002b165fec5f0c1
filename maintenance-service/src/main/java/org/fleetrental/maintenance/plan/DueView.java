package org.fleetrental.maintenance.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fleetrental.maintenance.job.JobType;
import org.fleetrental.maintenance.plan.Dues.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle that is due by a plan, as clients see it.
 *
 * @param reasons by what it is due within the time and distance that were asked for
 * @param kmLeft negative if it has gone further
 * @param daysLeft negative if the day is past
 * @param lastJobId the last job that did the plan's work; without one, it counts from the registration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DueView(
        UUID vehicleId,
        UUID planId,
        JobType type,
        List<Reason> reasons,
        int odometerKm,
        @Nullable Integer dueAtKm,
        @Nullable Integer kmLeft,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft,
        @Nullable UUID lastJobId,
        @Nullable Instant lastDoneAt) {

    enum Reason {
        DISTANCE,
        TIME
    }

    static DueView of(Due due, Horizon horizon, LocalDate today) {
        var dueAtKm = due.dueAtKm();
        var dueOn = due.dueOn();
        var kmLeft = dueAtKm == null ? null : dueAtKm - due.odometerKm();
        var daysLeft = dueOn == null ? null : ChronoUnit.DAYS.between(today, dueOn);
        var reasons = new ArrayList<Reason>();
        if (kmLeft != null && kmLeft <= horizon.withinKm()) {
            reasons.add(Reason.DISTANCE);
        }
        if (daysLeft != null && daysLeft <= horizon.withinDays()) {
            reasons.add(Reason.TIME);
        }
        return new DueView(
                due.vehicleId(),
                due.planId(),
                due.type(),
                reasons,
                due.odometerKm(),
                dueAtKm,
                kmLeft,
                dueOn,
                daysLeft,
                due.sinceJobId(),
                due.since());
    }
}
