package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Nobody came for the keys: the rental has no vehicle out. */
@ApplicationScoped
class RentalNoShowHandler implements EventHandler<RentalNoShow> {

    private final RentalReaction rentals;

    RentalNoShowHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalNoShow event, EventMetadata metadata) {
        rentals.follow(event.getRental(), metadata);
    }
}
