package org.fleetrental.maintenance.recall;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle that is to follow a recall, as clients see it.
 *
 * @param jobId the job by which it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AffectedVehicle(
        UUID vehicleId,
        String vin,
        Standing standing,
        @Nullable UUID jobId) {

    enum Standing {
        /** There is no job, or it was called off. */
        OPEN,
        IN_JOB,
        DONE
    }
}
