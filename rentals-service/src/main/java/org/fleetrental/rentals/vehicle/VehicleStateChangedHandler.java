package org.fleetrental.rentals.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** What has become of a vehicle: a decommissioned one cannot be booked any more. */
@ApplicationScoped
class VehicleStateChangedHandler implements EventHandler<VehicleStateChanged> {

    private final VehicleReaction picture;

    VehicleStateChangedHandler(VehicleReaction picture) {
        this.picture = picture;
    }

    @Override
    public void on(VehicleStateChanged event, EventMetadata metadata) {
        picture.show(event.getVehicle(), metadata);
    }
}
