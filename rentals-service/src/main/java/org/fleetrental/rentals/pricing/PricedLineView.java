package org.fleetrental.rentals.pricing;

import java.util.UUID;
import org.fleetrental.http.Money;

/** A line of a price as a client sees it. */
public record PricedLineView(
        UUID id,
        LineKind kind,
        String description,
        int quantity,
        Money unitPrice,
        Money net,
        int taxRateBasisPoints,
        Money tax) {

    public static PricedLineView of(PricedLine line, String currency) {
        return new PricedLineView(
                line.lineId(),
                line.kind(),
                line.description(),
                line.quantity(),
                new Money(line.unitPrice(), currency),
                new Money(line.net(), currency),
                line.taxRateBasisPoints(),
                new Money(line.tax(), currency));
    }
}
