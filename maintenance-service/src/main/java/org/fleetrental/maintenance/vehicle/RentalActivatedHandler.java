package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The keys were handed over: the vehicle is out. */
@ApplicationScoped
class RentalActivatedHandler implements EventHandler<RentalActivated> {

    private final RentalReaction rentals;

    RentalActivatedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalActivated event, EventMetadata metadata) {
        rentals.follow(event.getRental(), metadata);
    }
}
