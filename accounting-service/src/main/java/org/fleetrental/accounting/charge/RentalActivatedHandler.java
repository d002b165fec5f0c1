package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Nothing is posted, unless the reservation has not come: the price stands in this event as well. */
@ApplicationScoped
class RentalActivatedHandler implements EventHandler<RentalActivated> {

    private final RentalReaction rentals;

    RentalActivatedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalActivated event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalActivated", metadata);
    }
}
