package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.fleet.odometer.Odometer;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The vehicle is back: it is held no longer, and its odometer was read. */
@ApplicationScoped
class RentalCompletedHandler implements EventHandler<RentalCompleted> {

    private final RentalReaction rentals;
    private final Odometer odometer;

    RentalCompletedHandler(RentalReaction rentals, Odometer odometer) {
        this.rentals = rentals;
        this.odometer = odometer;
    }

    @Override
    public void on(RentalCompleted event, EventMetadata metadata) {
        var rental = event.getRental();
        rentals.follow(rental, "RentalCompleted", metadata)
                .ifPresent(vehicle ->
                        odometer.returned(rental.getRentalId(), vehicle, event.getOdometerKm(), event.getReturnedAt()));
    }
}
