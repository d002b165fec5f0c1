package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The rental was called off: it holds its vehicle no longer. */
@ApplicationScoped
class RentalCancelledHandler implements EventHandler<RentalCancelled> {

    private final RentalReaction rentals;

    RentalCancelledHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalCancelled event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalCancelled", metadata);
    }
}
