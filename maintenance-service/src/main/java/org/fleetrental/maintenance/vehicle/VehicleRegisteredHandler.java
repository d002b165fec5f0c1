package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A vehicle joined the fleet: jobs can be scheduled for it. */
@ApplicationScoped
class VehicleRegisteredHandler implements EventHandler<VehicleRegistered> {

    private final VehicleReaction vehicles;

    VehicleRegisteredHandler(VehicleReaction vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public void on(VehicleRegistered event, EventMetadata metadata) {
        vehicles.show(event.getVehicle(), metadata);
    }
}
