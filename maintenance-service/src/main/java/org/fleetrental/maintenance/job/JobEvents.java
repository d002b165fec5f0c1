package org.fleetrental.maintenance.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.fleetrental.events.Money;
import org.fleetrental.events.maintenance.JobSnapshot;
import org.fleetrental.events.maintenance.MaintenanceCancelled;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.events.maintenance.MaintenanceRescheduled;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.events.maintenance.MaintenanceStarted;
import org.fleetrental.events.maintenance.MaintenanceType;
import org.fleetrental.messaging.DomainEvent;

/** What is told of jobs. Description, reason and notes are people's words and stay here. */
final class JobEvents {

    private JobEvents() {}

    static DomainEvent scheduled(Job job) {
        var event = MaintenanceScheduled.newBuilder()
                .setJob(snapshot(job))
                .setScheduledAt(job.scheduledAt())
                .build();
        return new DomainEvent(job.id(), job.version(), job.scheduledAt(), event);
    }

    static DomainEvent rescheduled(Job job, Window previous, Instant at) {
        var event = MaintenanceRescheduled.newBuilder()
                .setJob(snapshot(job))
                .setPreviousStartsAt(previous.startsAt())
                .setRescheduledAt(at)
                .build();
        return new DomainEvent(job.id(), job.version(), at, event);
    }

    static DomainEvent started(Job job) {
        var at = requireNonNull(job.startedAt());
        var event = MaintenanceStarted.newBuilder()
                .setJob(snapshot(job))
                .setStartedAt(at)
                .build();
        return new DomainEvent(job.id(), job.version(), at, event);
    }

    static DomainEvent completed(Job job) {
        var at = requireNonNull(job.completedAt());
        var event = MaintenanceCompleted.newBuilder()
                .setJob(snapshot(job))
                .setCompletedAt(at)
                .setTotalCost(money(requireNonNull(job.cost()).total()))
                .setDowntimeMinutes(wholeMinutes(job.downtime()))
                .build();
        return new DomainEvent(job.id(), job.version(), at, event);
    }

    static DomainEvent cancelled(Job job) {
        var at = requireNonNull(job.cancelledAt());
        var event = MaintenanceCancelled.newBuilder()
                .setJob(snapshot(job))
                .setCancelledAt(at)
                .build();
        return new DomainEvent(job.id(), job.version(), at, event);
    }

    private static int wholeMinutes(Duration time) {
        return Math.toIntExact(time.toMinutes());
    }

    private static JobSnapshot snapshot(Job job) {
        var cost = job.cost();
        return JobSnapshot.newBuilder()
                .setJobId(job.id())
                .setVehicleId(job.vehicleId())
                .setType(MaintenanceType.valueOf(job.type().name()))
                .setState(org.fleetrental.events.maintenance.JobState.valueOf(
                        job.state().name()))
                .setStartsAt(job.window().startsAt())
                .setEndsAt(job.window().endsAt())
                .setStartedAt(job.startedAt())
                .setCompletedAt(job.completedAt())
                .setOdometerKm(job.odometerKm())
                .setLaborCost(cost == null ? null : money(cost.labor()))
                .setPartsCost(cost == null ? null : money(cost.parts()))
                .setTotalCost(cost == null ? null : money(cost.total()))
                .build();
    }

    private static Money money(org.fleetrental.http.Money amount) {
        return new Money(amount.amountMinor(), amount.currency());
    }
}
