package org.fleetrental.maintenance.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.maintenance.vehicle.ActiveRentals;
import org.fleetrental.messaging.outbox.Outbox;

/** Takes a job from its plan to its end. Each method's answer is empty if there is no such job. */
@ApplicationScoped
class Workshop {

    private final Jobs jobs;
    private final ActiveRentals rentals;
    private final PlannedWork plans;
    private final Outbox outbox;
    private final Clock clock;

    Workshop(Jobs jobs, ActiveRentals rentals, PlannedWork plans, Outbox outbox, Clock clock) {
        this.jobs = jobs;
        this.rentals = rentals;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Starts a job, unless the vehicle is out: by what has arrived here, not by what may be on its way. */
    @Transactional
    Optional<Job.Outcome> start(UUID jobId) {
        return jobs.lock(jobId).map(job -> {
            var outcome = job.start(rentals.of(job.vehicleId()), clock.instant());
            if (outcome instanceof Job.Moved) {
                outbox.publish(JobEvents.started(job));
            }
            return outcome;
        });
    }

    @Transactional
    Optional<Job.Outcome> reschedule(UUID jobId, Window window) {
        return jobs.lock(jobId).map(job -> {
            var previous = job.window();
            var outcome = job.reschedule(window);
            if (outcome instanceof Job.Moved) {
                outbox.publish(JobEvents.rescheduled(job, previous, clock.instant()));
            }
            return outcome;
        });
    }

    /** The work is done: the plans that it was done for count anew. */
    @Transactional
    Optional<Job.Outcome> complete(UUID jobId, Job.Work work) {
        return jobs.lock(jobId).map(job -> {
            var named = work.planIds();
            var stranger = named == null ? Optional.<UUID>empty() : plans.notFor(job.vehicleId(), named);
            if (stranger.isPresent()) {
                return new Job.StrangePlan(stranger.get());
            }
            var now = clock.instant();
            var outcome = job.complete(work, now);
            if (outcome instanceof Job.Moved) {
                plans.done(job.id(), job.vehicleId(), job.planIds(), work.odometerKm(), now);
                outbox.publish(JobEvents.completed(job));
            }
            return outcome;
        });
    }

    @Transactional
    Optional<Job.Outcome> cancel(UUID jobId, String reason) {
        return jobs.lock(jobId).map(job -> {
            var outcome = job.cancel(reason, clock.instant());
            if (outcome instanceof Job.Moved) {
                outbox.publish(JobEvents.cancelled(job));
            }
            return outcome;
        });
    }
}
