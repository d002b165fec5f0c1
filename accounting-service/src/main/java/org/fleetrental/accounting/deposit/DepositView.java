package org.fleetrental.accounting.deposit;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * A deposit as clients see it.
 *
 * @param amount what was authorized
 * @param applied what of it has paid the rental
 * @param held what is still here of the customer's money
 */
record DepositView(
        UUID id,
        UUID rentalId,
        DepositState state,
        Money amount,
        Money captured,
        Money applied,
        Money released,
        Money held,
        @Nullable String reference,
        Instant authorizedAt) {

    static DepositView of(Deposit deposit) {
        return new DepositView(
                deposit.id(),
                deposit.rentalId(),
                deposit.state(),
                new Money(deposit.amountMinor(), deposit.currency()),
                new Money(deposit.capturedMinor(), deposit.currency()),
                new Money(deposit.appliedMinor(), deposit.currency()),
                new Money(deposit.releasedMinor(), deposit.currency()),
                new Money(deposit.heldMinor(), deposit.currency()),
                deposit.reference(),
                deposit.authorizedAt());
    }
}
