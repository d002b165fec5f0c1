package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The quoted price is charged; it is not earned yet. */
@ApplicationScoped
class RentalReservedHandler implements EventHandler<RentalReserved> {

    private final RentalReaction rentals;

    RentalReservedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalReserved event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalReserved", metadata);
    }
}
