package org.fleetrental.rentals.rental;

import java.util.List;
import java.util.Optional;
import org.fleetrental.http.Money;

/** @param amount what it costs before tax */
record Damage(String description, Money amount) {

    /** With the bounds of days and kilometres, no price leaves 64 bits. */
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    /** The first amount that cannot be charged to a rental of that currency. */
    static Optional<Outcome.Refusal> firstUnacceptable(List<Damage> damages, String currency) {
        for (int i = 0; i < damages.size(); i++) {
            var amount = damages.get(i).amount();
            if (amount.amountMinor() < 1 || amount.amountMinor() > MAX_AMOUNT_MINOR) {
                return Optional.of(new Outcome.Unacceptable(
                        "damages[%d].amount.amountMinor".formatted(i), "must be between 1 and " + MAX_AMOUNT_MINOR));
            }
            if (!amount.currency().equals(currency)) {
                return Optional.of(new Outcome.Unacceptable(
                        "damages[%d].amount.currency".formatted(i), "the rental is in " + currency));
            }
        }
        return Optional.empty();
    }
}
