package org.fleetrental.rentals.pricing;

import java.math.BigInteger;
import java.util.UUID;
import org.fleetrental.messaging.Ids;

/**
 * One line of a rental's price, as it is stored and told. Amounts in whole minor units of the rental's currency.
 *
 * @param lineId stays the same for as long as the line stands
 * @param unitPrice of one unit, before tax
 * @param net quantity times unit price, before tax
 * @param tax rounded half up, once
 */
public record PricedLine(
        UUID lineId,
        LineKind kind,
        String description,
        int quantity,
        long unitPrice,
        long net,
        int taxRateBasisPoints,
        long tax) {

    private static final BigInteger BASIS_POINTS = BigInteger.valueOf(10_000);
    private static final BigInteger HALF = BigInteger.valueOf(5_000);

    /** @throws ArithmeticException if an amount does not fit; it is never a wrong number */
    static PricedLine of(LineKind kind, String description, int quantity, long unitPrice, int taxRateBasisPoints) {
        var net = Math.multiplyExact(unitPrice, (long) quantity);
        return new PricedLine(
                Ids.next(),
                kind,
                description,
                quantity,
                unitPrice,
                net,
                taxRateBasisPoints,
                tax(net, taxRateBasisPoints));
    }

    /** The same line at another price: what was charged for it before is charged no more. */
    PricedLine replacedBy(PricedLine newest) {
        return new PricedLine(
                lineId,
                newest.kind,
                newest.description,
                newest.quantity,
                newest.unitPrice,
                newest.net,
                newest.taxRateBasisPoints,
                newest.tax);
    }

    /** @throws ArithmeticException if the sum does not fit */
    public long gross() {
        return Math.addExact(net, tax);
    }

    private static long tax(long net, int basisPoints) {
        return BigInteger.valueOf(net)
                .multiply(BigInteger.valueOf(basisPoints))
                .add(HALF)
                .divide(BASIS_POINTS)
                .longValueExact();
    }
}
