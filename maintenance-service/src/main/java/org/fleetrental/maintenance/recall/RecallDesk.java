package org.fleetrental.maintenance.recall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.maintenance.job.JobType;
import org.fleetrental.maintenance.job.Scheduling;
import org.fleetrental.maintenance.job.Window;
import org.fleetrental.messaging.Ids;

/** Takes recalls, and plans the job by which a vehicle follows one. */
@ApplicationScoped
class RecallDesk {

    private final Recalls recalls;
    private final Scheduling scheduling;
    private final Clock clock;

    RecallDesk(Recalls recalls, Scheduling scheduling, Clock clock) {
        this.recalls = recalls;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Planned(AffectedVehicle vehicle) implements Outcome {}

    record NotAffected() implements Outcome {}

    record PlannedBefore(AffectedVehicle vehicle) implements Outcome {}

    record NotPossible(String field, String reason) implements Outcome {}

    /** Empty if there is a recall of this campaign. */
    @Transactional
    Optional<Recall> announce(RecallRequest request) {
        var id = Ids.next();
        return recalls.add(id, request, clock.instant()) ? recalls.findByIdOptional(id) : Optional.empty();
    }

    /** Plans the one job; another one if that was called off. Empty if there is no such recall. */
    @Transactional
    Optional<Outcome> plan(UUID recallId, UUID vehicleId, Window window) {
        return recalls.lock(recallId)
                .map(recall -> recalls.affected(recallId, vehicleId)
                        .map(vehicle -> plan(recall, vehicle, window))
                        .orElseGet(NotAffected::new));
    }

    private Outcome plan(Recall recall, AffectedVehicle vehicle, Window window) {
        if (vehicle.standing() != AffectedVehicle.Standing.OPEN) {
            return new PlannedBefore(vehicle);
        }
        var id = vehicle.vehicleId();
        return switch (scheduling.schedule(id, JobType.RECALL, window, recall.description(), List.of())) {
            case Scheduling.Scheduled(var job) -> {
                recalls.follow(recall.id(), id, job.id());
                yield new Planned(new AffectedVehicle(id, vehicle.vin(), AffectedVehicle.Standing.IN_JOB, job.id()));
            }
            case Scheduling.NotPossible(var field, var reason) -> new NotPossible(field, reason);
        };
    }
}
