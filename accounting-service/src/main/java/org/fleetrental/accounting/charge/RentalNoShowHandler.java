package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The charge is reversed, and the fee charged if there is one. */
@ApplicationScoped
class RentalNoShowHandler implements EventHandler<RentalNoShow> {

    private final RentalReaction rentals;

    RentalNoShowHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalNoShow event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalNoShow", metadata);
    }
}
