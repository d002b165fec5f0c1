package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Nobody came for the keys: the rental holds its vehicle no longer, should it have done. */
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
