package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.inbox.AggregateVersions;

/** Knows from the newest event of each rental whether it has its vehicle out. */
@ApplicationScoped
class RentalReaction {

    static final String PROJECTION = "active-rentals";

    private final AggregateVersions versions;
    private final ActiveRentals rentals;

    RentalReaction(AggregateVersions versions, ActiveRentals rentals) {
        this.versions = versions;
        this.rentals = rentals;
    }

    void follow(RentalSnapshot rental, EventMetadata metadata) {
        if (!versions.advance(PROJECTION, metadata)) {
            return;
        }
        switch (rental.getState()) {
            case ACTIVE -> rentals.out(rental.getRentalId(), rental.getVehicleId());
            case RESERVED, COMPLETED, CANCELLED, NO_SHOW -> rentals.notOut(rental.getRentalId());
            case UNKNOWN -> throw new RejectedEventException("A rental in a state that this version does not know");
        }
    }
}
