package org.fleetrental.maintenance.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it. What is not known yet is absent.
 *
 * @param planIds the plans whose work it does
 * @param vehicleOutWith the rentals that have the vehicle out while it is worked on, by what has arrived: somebody has
 *     to look
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        UUID id,
        UUID vehicleId,
        JobType type,
        JobState state,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String description,
        Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancellationReason,
        @Nullable Integer odometerKm,
        @Nullable Money laborCost,
        @Nullable Money partsCost,
        @Nullable Money totalCost,
        @Nullable List<PartLine> parts,
        @Nullable String notes,
        List<UUID> planIds,
        @Nullable List<UUID> vehicleOutWith) {

    static JobView of(Job job) {
        return of(job, List.of());
    }

    /** @param activeRentals that have the vehicle out */
    static JobView of(Job job, List<UUID> activeRentals) {
        var cost = job.cost();
        return new JobView(
                job.id(),
                job.vehicleId(),
                job.type(),
                job.state(),
                job.window().startsAt(),
                job.window().endsAt(),
                job.description(),
                job.scheduledAt(),
                job.startedAt(),
                job.completedAt(),
                job.cancelledAt(),
                job.cancellationReason(),
                job.odometerKm(),
                cost == null ? null : cost.labor(),
                cost == null ? null : cost.parts(),
                cost == null ? null : cost.total(),
                cost == null
                        ? null
                        : job.parts().stream()
                                .map(part -> PartLine.of(part, cost.currency()))
                                .toList(),
                job.notes(),
                job.planIds().stream().sorted().toList(),
                job.state() == JobState.IN_PROGRESS && !activeRentals.isEmpty() ? activeRentals : null);
    }
}
