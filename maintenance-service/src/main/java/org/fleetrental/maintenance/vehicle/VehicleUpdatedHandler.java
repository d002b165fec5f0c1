package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleUpdated;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A vehicle may have another class: it falls under other plans then. */
@ApplicationScoped
class VehicleUpdatedHandler implements EventHandler<VehicleUpdated> {

    private final VehicleReaction vehicles;

    VehicleUpdatedHandler(VehicleReaction vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public void on(VehicleUpdated event, EventMetadata metadata) {
        vehicles.show(event.getVehicle(), metadata);
    }
}
