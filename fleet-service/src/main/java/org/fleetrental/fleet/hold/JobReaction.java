package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fleetrental.events.maintenance.JobSnapshot;
import org.fleetrental.fleet.hold.Demand.Phase;
import org.fleetrental.fleet.vehicle.Vehicle;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.inbox.AggregateVersions;

/** A maintenance job holds its vehicle from the begin of its window, or of the work if that is earlier, to its end. */
@ApplicationScoped
class JobReaction {

    private final AggregateVersions versions;
    private final HoldKeeping holds;

    JobReaction(AggregateVersions versions, HoldKeeping holds) {
        this.versions = versions;
        this.holds = holds;
    }

    /**
     * Sets the hold as the snapshot says.
     *
     * @return the vehicle, locked; empty if a newer event of the job came before and this one changes nothing
     */
    Optional<Vehicle> follow(JobSnapshot job, String event, EventMetadata metadata) {
        if (!versions.advance("job-holds", metadata)) {
            return Optional.empty();
        }
        var demand = new Demand(
                job.getJobId(), HoldKind.MAINTENANCE, job.getVehicleId(), phase(job), job.getStartsAt(), event);
        return Optional.of(holds.meet(demand));
    }

    private static Phase phase(JobSnapshot job) {
        return switch (job.getState()) {
            case SCHEDULED -> Phase.PLANNED;
            case IN_PROGRESS -> Phase.UNDER_WAY;
            case COMPLETED, CANCELLED -> Phase.OVER;
            case UNKNOWN -> throw new RejectedEventException("A job in a state that this version does not know");
        };
    }
}
