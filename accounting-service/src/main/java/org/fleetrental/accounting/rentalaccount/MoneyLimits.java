package org.fleetrental.accounting.rentalaccount;

import java.util.Currency;
import java.util.Optional;
import org.fleetrental.http.Money;
import org.fleetrental.http.Problem;

/** Which amounts an account takes in. */
public final class MoneyLimits {

    /** A million millions, whatever the currency: no rental costs that, and sums of it stay far from overflowing. */
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    private MoneyLimits() {}

    /** What is wrong with the field {@code amount}, beyond its form. */
    public static Optional<Problem> refusal(Money amount) {
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
