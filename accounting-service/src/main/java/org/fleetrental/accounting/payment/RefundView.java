package org.fleetrental.accounting.payment;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;

/**
 * A refund as clients see it.
 *
 * @param credit the part that the customer had in credit; for the rest the rental is owed again
 */
record RefundView(
        UUID id, UUID paymentId, UUID rentalId, Money amount, String reason, Money credit, Instant refundedAt) {

    static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.paymentId(),
                refund.rentalId(),
                new Money(refund.amountMinor(), refund.currency()),
                refund.reason(),
                new Money(refund.creditMinor(), refund.currency()),
                refund.refundedAt());
    }
}
