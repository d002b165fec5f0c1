package org.fleetrental.rentals.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A new vehicle can be booked. */
@ApplicationScoped
class VehicleRegisteredHandler implements EventHandler<VehicleRegistered> {

    private final VehicleReaction picture;

    VehicleRegisteredHandler(VehicleReaction picture) {
        this.picture = picture;
    }

    @Override
    public void on(VehicleRegistered event, EventMetadata metadata) {
        picture.show(event.getVehicle(), metadata);
    }
}
