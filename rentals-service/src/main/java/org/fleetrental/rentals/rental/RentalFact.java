package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.pricing.PricedLineView;
import org.jspecify.annotations.Nullable;

/**
 * What this service holds true of a rental, for those who compare it with what they have heard.
 *
 * @param version counts the rental's events
 * @param updatedAt when it got that version
 */
record RentalFact(
        UUID rentalId,
        UUID customerId,
        UUID vehicleId,
        RentalState state,
        long version,
        String currency,
        List<PricedLineView> lines,
        Total total,
        Instant updatedAt,
        Instant reservedAt,
        @Nullable Instant completedAt) {

    record Total(Money net, Money tax, Money gross) {}

    static RentalFact of(Rental rental) {
        var currency = rental.currency();
        return new RentalFact(
                rental.id(),
                rental.customerId(),
                rental.vehicleId(),
                rental.state(),
                rental.version(),
                currency,
                rental.lines().stream()
                        .map(line -> PricedLineView.of(line, currency))
                        .toList(),
                new Total(
                        new Money(rental.net(), currency),
                        new Money(rental.tax(), currency),
                        new Money(rental.total(), currency)),
                rental.updatedAt(),
                rental.reservedAt(),
                rental.completedAt());
    }
}
