package org.fleetrental.fleet.hold;

import java.time.Duration;
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

/** A job of maintenance-service, with the events of its life. */
record Job(UUID id, UUID vehicleId, Instant startsAt) {

    static final int ODOMETER_KM = 777;

    private static final Money COST = new Money(10_000L, "EUR");

    static Job startingIn(Duration time, UUID vehicleId) {
        return new Job(UUID.randomUUID(), vehicleId, Instant.now().plus(time).truncatedTo(ChronoUnit.MICROS));
    }

    DomainEvent scheduled() {
        return new DomainEvent(
                id,
                1,
                startsAt,
                MaintenanceScheduled.newBuilder()
                        .setJob(snapshot(JobState.SCHEDULED))
                        .setScheduledAt(startsAt)
                        .build());
    }

    /** The same job, in a window that begins at another time. */
    Job movedTo(Instant newStart) {
        return new Job(id, vehicleId, newStart);
    }

    /** Version 2: told instead of the start. */
    DomainEvent rescheduled() {
        return new DomainEvent(
                id,
                2,
                startsAt,
                MaintenanceRescheduled.newBuilder()
                        .setJob(snapshot(JobState.SCHEDULED))
                        .setPreviousStartsAt(startsAt)
                        .setRescheduledAt(startsAt)
                        .build());
    }

    DomainEvent started() {
        return new DomainEvent(
                id,
                2,
                startsAt,
                MaintenanceStarted.newBuilder()
                        .setJob(snapshot(JobState.IN_PROGRESS))
                        .setStartedAt(startsAt)
                        .build());
    }

    DomainEvent completed() {
        return new DomainEvent(
                id,
                3,
                startsAt,
                MaintenanceCompleted.newBuilder()
                        .setJob(snapshot(JobState.COMPLETED))
                        .setCompletedAt(startsAt)
                        .setTotalCost(COST)
                        .build());
    }

    DomainEvent cancelled() {
        return new DomainEvent(
                id,
                3,
                startsAt,
                MaintenanceCancelled.newBuilder()
                        .setJob(snapshot(JobState.CANCELLED))
                        .setCancelledAt(startsAt)
                        .build());
    }

    private JobSnapshot snapshot(JobState state) {
        return JobSnapshot.newBuilder()
                .setJobId(id)
                .setVehicleId(vehicleId)
                .setType(MaintenanceType.REPAIR)
                .setState(state)
                .setStartsAt(startsAt)
                .setOdometerKm(state == JobState.COMPLETED ? ODOMETER_KM : null)
                .build();
    }
}
