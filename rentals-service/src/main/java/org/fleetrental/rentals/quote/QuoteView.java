package org.fleetrental.rentals.quote;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.pricing.PricedLineView;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/**
 * A quote as a client sees it.
 *
 * @param vehicleId absent if it is for any vehicle of the class
 * @param total of all lines, with tax
 * @param deposit to be left as a security, beside the price
 * @param expiresAt from then on the price is no longer held
 */
record QuoteView(
        UUID id,
        @Nullable UUID vehicleId,
        VehicleClass vehicleClass,
        Instant startsAt,
        Instant endsAt,
        List<PricedLineView> lines,
        Money total,
        Money deposit,
        Instant quotedAt,
        Instant expiresAt) {

    static QuoteView of(Quote quote) {
        var offer = quote.offer();
        var currency = offer.terms().currency();
        return new QuoteView(
                quote.id(),
                quote.vehicleId().orElse(null),
                quote.vehicleClass(),
                quote.window().startsAt(),
                quote.window().endsAt(),
                List.of(PricedLineView.of(offer.line(), currency)),
                new Money(offer.line().gross(), currency),
                new Money(offer.terms().deposit(), currency),
                quote.quotedAt(),
                quote.expiresAt());
    }
}
