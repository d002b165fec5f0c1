package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The rental is earned, and what came on top is charged. */
@ApplicationScoped
class RentalCompletedHandler implements EventHandler<RentalCompleted> {

    private final RentalReaction rentals;

    RentalCompletedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalCompleted event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalCompleted", metadata);
    }
}
