package org.fleetrental.maintenance.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.maintenance.vehicle.Vehicles;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Plans jobs. Those of one vehicle may overlap: an inspection fits into a repair. */
@ApplicationScoped
public class Scheduling {

    private final Vehicles vehicles;
    private final Jobs jobs;
    private final PlannedWork plans;
    private final Outbox outbox;
    private final Clock clock;

    Scheduling(Vehicles vehicles, Jobs jobs, PlannedWork plans, Outbox outbox, Clock clock) {
        this.vehicles = vehicles;
        this.jobs = jobs;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    public sealed interface Outcome {}

    public record Scheduled(Job job) implements Outcome {}

    /** @param field what of the order cannot be, and why */
    public record NotPossible(String field, String reason) implements Outcome {}

    /** @param planIds the plans whose work the job does */
    @Transactional
    public Outcome schedule(
            UUID vehicleId, JobType type, Window window, @Nullable String description, Collection<UUID> planIds) {
        return switch (vehicles.standing(vehicleId)) {
            case NOT_KNOWN -> new NotPossible("vehicleId", "there is no such vehicle");
            case DECOMMISSIONED -> new NotPossible("vehicleId", "this vehicle is decommissioned");
            case IN_FLEET ->
                plans.notFor(vehicleId, planIds)
                        .<Outcome>map(stranger -> new NotPossible("planIds", noPlan(stranger)))
                        .orElseGet(() -> scheduled(vehicleId, type, window, description, Set.copyOf(planIds)));
        };
    }

    private Outcome scheduled(
            UUID vehicleId, JobType type, Window window, @Nullable String description, Set<UUID> planIds) {
        var job = Job.schedule(Ids.next(), vehicleId, type, window, description, planIds, clock.instant());
        jobs.persist(job);
        outbox.publish(JobEvents.scheduled(job));
        return new Scheduled(job);
    }

    static String noPlan(UUID stranger) {
        return "the vehicle does not fall under plan " + stranger;
    }
}
