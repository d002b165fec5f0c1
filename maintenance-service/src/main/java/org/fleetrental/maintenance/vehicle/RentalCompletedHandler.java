package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The vehicle is back, and its odometer was read: true however late it is told. */
@ApplicationScoped
class RentalCompletedHandler implements EventHandler<RentalCompleted> {

    private final RentalReaction rentals;
    private final Vehicles vehicles;

    RentalCompletedHandler(RentalReaction rentals, Vehicles vehicles) {
        this.rentals = rentals;
        this.vehicles = vehicles;
    }

    @Override
    public void on(RentalCompleted event, EventMetadata metadata) {
        rentals.follow(event.getRental(), metadata);
        vehicles.returned(event.getRental().getVehicleId(), event.getOdometerKm(), event.getReturnedAt());
    }
}
