package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.fleet.hold.Demand.Phase;
import org.fleetrental.fleet.vehicle.Vehicle;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.inbox.AggregateVersions;

/** A rental holds its vehicle while it is active. */
@ApplicationScoped
class RentalReaction {

    private final AggregateVersions versions;
    private final HoldKeeping holds;

    RentalReaction(AggregateVersions versions, HoldKeeping holds) {
        this.versions = versions;
        this.holds = holds;
    }

    /**
     * Sets the hold as the snapshot says.
     *
     * @return the vehicle, locked; empty if a newer event of the rental came before and this one changes nothing
     */
    Optional<Vehicle> follow(RentalSnapshot rental, String event, EventMetadata metadata) {
        if (!versions.advance("rental-holds", metadata)) {
            return Optional.empty();
        }
        var demand = new Demand(
                rental.getRentalId(),
                HoldKind.RENTAL,
                rental.getVehicleId(),
                phase(rental),
                rental.getStartsAt(),
                event);
        return Optional.of(holds.meet(demand));
    }

    private static Phase phase(RentalSnapshot rental) {
        return switch (rental.getState()) {
            case ACTIVE -> Phase.UNDER_WAY;
            // A reservation holds nothing, not even when its window begins: the vehicle stands in the yard.
            case RESERVED, COMPLETED, CANCELLED, NO_SHOW -> Phase.OVER;
            case UNKNOWN -> throw new RejectedEventException("A rental in a state that this version does not know");
        };
    }
}
