package org.fleetrental.accounting.payment;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;

/**
 * A charge-back as clients see it.
 *
 * @param credit the part that the customer had in credit; for the rest the rental is owed again
 */
record ChargeBackView(
        UUID id, UUID paymentId, UUID rentalId, Money amount, String reason, Money credit, Instant chargedBackAt) {

    static ChargeBackView of(ChargeBack chargeBack) {
        return new ChargeBackView(
                chargeBack.id(),
                chargeBack.paymentId(),
                chargeBack.rentalId(),
                new Money(chargeBack.amountMinor(), chargeBack.currency()),
                chargeBack.reason(),
                new Money(chargeBack.creditMinor(), chargeBack.currency()),
                chargeBack.chargedBackAt());
    }
}
