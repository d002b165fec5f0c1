package org.fleetrental.accounting.payment;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it.
 *
 * @param credit the part that was over what was owed then, and is kept for the customer
 * @param refunded what of it went back
 * @param recovered the part that paid what had been written off
 */
record PaymentView(
        UUID id,
        UUID rentalId,
        Money amount,
        PaymentMethod method,
        @Nullable String reference,
        Money credit,
        Money refunded,
        Money recovered,
        Instant receivedAt) {

    static PaymentView of(Payment payment, long refundedMinor) {
        return new PaymentView(
                payment.id(),
                payment.rentalId(),
                new Money(payment.amountMinor(), payment.currency()),
                payment.method(),
                payment.reference(),
                new Money(payment.creditMinor(), payment.currency()),
                new Money(refundedMinor, payment.currency()),
                new Money(payment.recoveredMinor(), payment.currency()),
                payment.receivedAt());
    }
}
