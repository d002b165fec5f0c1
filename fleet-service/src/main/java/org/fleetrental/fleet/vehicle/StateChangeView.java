package org.fleetrental.fleet.vehicle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a vehicle's state as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StateChangeView(
        UUID id,
        VehicleState from,
        VehicleState to,
        String cause,
        @Nullable UUID causeId,
        @Nullable String reason,
        Instant at) {

    static StateChangeView of(StateChange change) {
        return new StateChangeView(
                change.id(),
                change.from(),
                change.to(),
                change.cause(),
                change.causeId(),
                change.reason(),
                change.at());
    }
}
