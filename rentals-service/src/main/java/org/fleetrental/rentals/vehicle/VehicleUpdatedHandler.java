package org.fleetrental.rentals.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleUpdated;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** It is offered in its new class. What is booked keeps the class that was priced. */
@ApplicationScoped
class VehicleUpdatedHandler implements EventHandler<VehicleUpdated> {

    private final VehicleReaction picture;

    VehicleUpdatedHandler(VehicleReaction picture) {
        this.picture = picture;
    }

    @Override
    public void on(VehicleUpdated event, EventMetadata metadata) {
        picture.show(event.getVehicle(), metadata);
    }
}
