package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The rental was called off: it has no vehicle out. */
@ApplicationScoped
class RentalCancelledHandler implements EventHandler<RentalCancelled> {

    private final RentalReaction rentals;

    RentalCancelledHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalCancelled event, EventMetadata metadata) {
        rentals.follow(event.getRental(), metadata);
    }
}
