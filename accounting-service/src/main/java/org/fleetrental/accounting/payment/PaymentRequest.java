package org.fleetrental.accounting.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.rentalaccount.MoneyLimits;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

/** @param reference of the card terminal or the bank; names no person */
record PaymentRequest(
        @NotNull UUID rentalId,
        @NotNull @Valid Money amount,
        @NotNull PaymentMethod method,

        @Nullable @Size(min = 1, max = 100) @PlainText String reference) {

    /** What is wrong with the amount, beyond its form. */
    Optional<Problem> refusal() {
        return MoneyLimits.refusal(amount);
    }
}
