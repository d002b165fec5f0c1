package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.events.Money;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.inbox.AggregateVersions;

/** The books of a rental follow the newest of its events. */
@ApplicationScoped
class RentalReaction {

    private final AggregateVersions versions;
    private final Charging charging;

    RentalReaction(AggregateVersions versions, Charging charging) {
        this.versions = versions;
        this.charging = charging;
    }

    /** A late event changes nothing: a newer one has said what should be in the books. */
    void follow(RentalSnapshot rental, String event, EventMetadata metadata) {
        if (!rental.getRentalId().equals(metadata.aggregateId())) {
            throw new RejectedEventException("An event of one rental with a snapshot of another");
        }
        if (versions.advance("rental-books", metadata)) {
            charging.follow(price(rental), Cause.ofRental(event, metadata));
        }
    }

    static RentalPrice price(RentalSnapshot rental) {
        var lineIds = new HashSet<UUID>();
        var lines = rental.getLines().stream()
                .map(line -> {
                    if (!lineIds.add(line.getLineId())) {
                        throw new RejectedEventException("Line %s is there twice".formatted(line.getLineId()));
                    }
                    return line(line, rental.getCurrency());
                })
                .toList();
        return new RentalPrice(
                rental.getRentalId(),
                rental.getCustomerId(),
                rental.getVehicleId(),
                rental.getCurrency(),
                isFinal(rental),
                lines);
    }

    private static boolean isFinal(RentalSnapshot rental) {
        return switch (rental.getState()) {
            case RESERVED, ACTIVE -> false;
            case COMPLETED, CANCELLED, NO_SHOW -> true;
            case UNKNOWN -> throw new RejectedEventException("A rental in a state that this version does not know");
        };
    }

    private static PricedLine line(org.fleetrental.events.rentals.PricedLine line, String currency) {
        return new PricedLine(
                line.getLineId(),
                kind(line.getKind()),
                line.getDescription(),
                line.getQuantity(),
                minor(line.getUnitPrice(), currency),
                minor(line.getNet(), currency),
                line.getTaxRateBasisPoints(),
                minor(line.getTax(), currency));
    }

    private static LineKind kind(org.fleetrental.events.rentals.LineKind kind) {
        return switch (kind) {
            case RENTAL -> LineKind.RENTAL;
            case LATE_FEE -> LineKind.LATE_FEE;
            case DISTANCE_FEE -> LineKind.DISTANCE_FEE;
            case DAMAGE -> LineKind.DAMAGE;
            case CANCELLATION_FEE -> LineKind.CANCELLATION_FEE;
            case NO_SHOW_FEE -> LineKind.NO_SHOW_FEE;
            case UNKNOWN -> throw new RejectedEventException("A line that this version does not know an account for");
        };
    }

    private static long minor(Money amount, String currency) {
        if (!amount.getCurrency().equals(currency)) {
            throw new RejectedEventException(
                    "An amount in %s on a rental in %s".formatted(amount.getCurrency(), currency));
        }
        return amount.getAmountMinor();
    }
}
