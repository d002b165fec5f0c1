package org.fleetrental.rentals.maintenance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fleetrental.events.Money;
import org.fleetrental.events.maintenance.JobSnapshot;
import org.fleetrental.events.maintenance.JobState;
import org.fleetrental.events.maintenance.MaintenanceCancelled;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.events.maintenance.MaintenanceRescheduled;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.events.maintenance.MaintenanceStarted;
import org.fleetrental.events.maintenance.MaintenanceType;
import org.fleetrental.messaging.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A job of maintenance-service, with the events of its life. */
public record Job(
        UUID id, UUID vehicleId, Instant startsAt, @Nullable Instant endsAt) {

    public static Job of(UUID vehicleId, Instant startsAt, @Nullable Instant endsAt) {
        return new Job(UUID.randomUUID(), vehicleId, startsAt, endsAt);
    }

    public DomainEvent scheduled() {
        return new DomainEvent(
                id,
                1,
                now(),
                MaintenanceScheduled.newBuilder()
                        .setJob(snapshot(JobState.SCHEDULED, null))
                        .setScheduledAt(now())
                        .build());
    }

    /** The same job in another window. */
    public Job in(Instant newStart, @Nullable Instant newEnd) {
        return new Job(id, vehicleId, newStart, newEnd);
    }

    public DomainEvent rescheduled(Instant previousStart) {
        return new DomainEvent(
                id,
                2,
                now(),
                MaintenanceRescheduled.newBuilder()
                        .setJob(snapshot(JobState.SCHEDULED, null))
                        .setPreviousStartsAt(previousStart)
                        .setRescheduledAt(now())
                        .build());
    }

    DomainEvent started(Instant at) {
        return new DomainEvent(
                id,
                2,
                now(),
                MaintenanceStarted.newBuilder()
                        .setJob(snapshot(JobState.IN_PROGRESS, at))
                        .setStartedAt(at)
                        .build());
    }

    DomainEvent completed() {
        return new DomainEvent(
                id,
                3,
                now(),
                MaintenanceCompleted.newBuilder()
                        .setJob(snapshot(JobState.COMPLETED, startsAt))
                        .setCompletedAt(now())
                        .setTotalCost(new Money(10_000L, "EUR"))
                        .build());
    }

    DomainEvent cancelled() {
        return new DomainEvent(
                id,
                3,
                now(),
                MaintenanceCancelled.newBuilder()
                        .setJob(snapshot(JobState.CANCELLED, null))
                        .setCancelledAt(now())
                        .build());
    }

    private JobSnapshot snapshot(JobState state, @Nullable Instant startedAt) {
        return JobSnapshot.newBuilder()
                .setJobId(id)
                .setVehicleId(vehicleId)
                .setType(MaintenanceType.REPAIR)
                .setState(state)
                .setStartsAt(startsAt)
                .setEndsAt(endsAt)
                .setStartedAt(startedAt)
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
