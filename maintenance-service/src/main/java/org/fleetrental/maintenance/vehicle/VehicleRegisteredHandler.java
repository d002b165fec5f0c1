package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/**
 * A vehicle joined the fleet: jobs can be scheduled for it, and its plans count from then on: true however late it is
 * told.
 */
@ApplicationScoped
class VehicleRegisteredHandler implements EventHandler<VehicleRegistered> {

    private final VehicleReaction reaction;
    private final Vehicles vehicles;

    VehicleRegisteredHandler(VehicleReaction reaction, Vehicles vehicles) {
        this.reaction = reaction;
        this.vehicles = vehicles;
    }

    @Override
    public void on(VehicleRegistered event, EventMetadata metadata) {
        var vehicle = event.getVehicle();
        reaction.show(vehicle, metadata);
        vehicles.registered(vehicle.getVehicleId(), event.getRegisteredAt(), vehicle.getOdometerKm());
    }
}
