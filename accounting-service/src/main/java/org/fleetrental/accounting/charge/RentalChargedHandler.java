package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalCharged;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** What was found when the rental was over is charged. */
@ApplicationScoped
class RentalChargedHandler implements EventHandler<RentalCharged> {

    private final RentalReaction rentals;

    RentalChargedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalCharged event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalCharged", metadata);
    }
}
