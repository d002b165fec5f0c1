package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalExtended;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** What the longer time costs is charged. */
@ApplicationScoped
class RentalExtendedHandler implements EventHandler<RentalExtended> {

    private final RentalReaction rentals;

    RentalExtendedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalExtended event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalExtended", metadata);
    }
}
