package org.fleetrental.maintenance.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.fleetrental.maintenance.vehicle.Vehicles;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Outbox;
import org.jspecify.annotations.Nullable;

/** Plans jobs. Those of one vehicle may overlap: an inspection fits into a repair. */
@ApplicationScoped
class Scheduling {

    private final Vehicles vehicles;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Clock clock;

    Scheduling(Vehicles vehicles, Jobs jobs, Outbox outbox, Clock clock) {
        this.vehicles = vehicles;
        this.jobs = jobs;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Scheduled(Job job) implements Outcome {}

    record UnknownVehicle() implements Outcome {}

    record DecommissionedVehicle() implements Outcome {}

    @Transactional
    Outcome schedule(UUID vehicleId, JobType type, Window window, @Nullable String description) {
        return switch (vehicles.standing(vehicleId)) {
            case NOT_KNOWN -> new UnknownVehicle();
            case DECOMMISSIONED -> new DecommissionedVehicle();
            case IN_FLEET -> {
                var job = Job.schedule(Ids.next(), vehicleId, type, window, description, clock.instant());
                jobs.persist(job);
                outbox.publish(JobEvents.scheduled(job));
                yield new Scheduled(job);
            }
        };
    }
}
