package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A vehicle may have left the fleet: no more jobs for it then. */
@ApplicationScoped
class VehicleStateChangedHandler implements EventHandler<VehicleStateChanged> {

    private final VehicleReaction vehicles;

    VehicleStateChangedHandler(VehicleReaction vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public void on(VehicleStateChanged event, EventMetadata metadata) {
        vehicles.show(event.getVehicle(), metadata);
    }
}
