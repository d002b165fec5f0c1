package org.fleetrental.accounting.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
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

    /** A million millions, whatever the currency: no rental costs that, and sums of it stay far from overflowing. */
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    /** What is wrong with the amount, beyond its form. */
    Optional<Problem> refusal() {
        if (amount.amountMinor() < 1 || amount.amountMinor() > MAX_AMOUNT_MINOR) {
            return Optional.of(
                    Problem.invalid("amount.amountMinor", "must be between 1 and %d".formatted(MAX_AMOUNT_MINOR)));
        }
        return Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .anyMatch(amount.currency()::equals)
                ? Optional.empty()
                : Optional.of(Problem.invalid("amount.currency", "not a currency of ISO 4217"));
    }
}
