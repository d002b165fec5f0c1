package org.fleetrental.accounting.charge;

import java.util.UUID;

/**
 * A line of a rental's price, as rentals-service has priced it. Amounts in whole minor units of the rental's currency;
 * below zero it is a reduction.
 *
 * @param lineId the same in every event of the rental
 */
record PricedLine(
        UUID lineId,
        LineKind kind,
        String description,
        int quantity,
        long unitPriceMinor,
        long netMinor,
        int taxRateBasisPoints,
        long taxMinor) {

    /** @throws ArithmeticException if it does not fit */
    long grossMinor() {
        return Math.addExact(netMinor, taxMinor);
    }
}
