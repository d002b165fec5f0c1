package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** What is not earned yet will be the revenue of the other vehicle. */
@ApplicationScoped
class RentalReassignedHandler implements EventHandler<RentalReassigned> {

    private final RentalReaction rentals;

    RentalReassignedHandler(RentalReaction rentals) {
        this.rentals = rentals;
    }

    @Override
    public void on(RentalReassigned event, EventMetadata metadata) {
        rentals.follow(event.getRental(), "RentalReassigned", metadata);
    }
}
