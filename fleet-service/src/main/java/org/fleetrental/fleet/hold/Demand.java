package org.fleetrental.fleet.hold;

import java.time.Instant;
import java.util.UUID;

/**
 * What a rental or job wants of its vehicle after its latest event.
 *
 * @param causeId the rental or job
 * @param beginsAt from when on it wants the vehicle, if it is {@link Phase#PLANNED}
 * @param event simple name of the event
 */
record Demand(UUID causeId, HoldKind kind, UUID vehicleId, Phase phase, Instant beginsAt, String event) {

    enum Phase {
        /** The vehicle is held from the planned time on, or at once if that has come. */
        PLANNED,
        UNDER_WAY,
        OVER
    }
}
