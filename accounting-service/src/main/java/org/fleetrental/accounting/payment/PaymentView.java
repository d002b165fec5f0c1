package org.fleetrental.accounting.payment;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it.
 *
 * @param credit the part that was over what was owed then, and is kept for the customer
 */
record PaymentView(
        UUID id,
        UUID rentalId,
        Money amount,
        PaymentMethod method,
        @Nullable String reference,
        Money credit,
        Instant receivedAt) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id(),
                payment.rentalId(),
                new Money(payment.amountMinor(), payment.currency()),
                payment.method(),
                payment.reference(),
                new Money(payment.creditMinor(), payment.currency()),
                payment.receivedAt());
    }
}
