package org.fleetrental.accounting.charge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;
import org.fleetrental.http.Problem;

/**
 * @param amount what the customer has to pay; no tax is added
 * @param description for the invoice; names no person
 */
record ChargeRequest(
        @NotNull UUID rentalId,
        @NotNull @Valid Money amount,
        @NotNull @Size(min = 1, max = 200) @PlainText String description) {

    /** As for a payment: no charge is that much, and sums of it stay far from overflowing. */
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    /** What is wrong with the amount, beyond its form. */
    Optional<Problem> refusal() {
        return amount.amountMinor() < 1 || amount.amountMinor() > MAX_AMOUNT_MINOR
                ? Optional.of(
                        Problem.invalid("amount.amountMinor", "must be between 1 and %d".formatted(MAX_AMOUNT_MINOR)))
                : Optional.empty();
    }
}
