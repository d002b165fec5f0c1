package org.fleetrental.fleet.hold;

import java.util.Set;
import org.fleetrental.fleet.vehicle.VehicleState;

/** For what a vehicle is held. */
enum HoldKind {
    RENTAL,
    MAINTENANCE;

    /** What a vehicle's open holds make of it: maintenance wins over a rental. */
    static VehicleState stateUnder(Set<HoldKind> open) {
        if (open.contains(MAINTENANCE)) {
            return VehicleState.IN_MAINTENANCE;
        }
        return open.contains(RENTAL) ? VehicleState.RENTED : VehicleState.AVAILABLE;
    }
}
