package org.fleetrental.maintenance.job;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The plans whose work a job does: plans know jobs, not the other way round. */
public interface PlannedWork {

    /** One of the plans that the vehicle does not fall under; empty if it falls under all of them. */
    Optional<UUID> notFor(UUID vehicleId, Collection<UUID> planIds);

    /** The work of the plans is done on the vehicle: these count anew from here, and no other plan does. */
    void done(UUID jobId, UUID vehicleId, Set<UUID> planIds, int odometerKm, Instant at);
}
