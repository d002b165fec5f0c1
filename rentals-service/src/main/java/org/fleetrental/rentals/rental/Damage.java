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
            var unacceptable = damages.get(i).unacceptable("damages[%d].".formatted(i), currency);
            if (unacceptable.isPresent()) {
                return unacceptable;
            }
        }
        return Optional.empty();
    }

    /**
     * Why it cannot be charged to a rental of that currency; empty if it can.
     *
     * @param path where it is in what the client has sent
     */
    Optional<Outcome.Refusal> unacceptable(String path, String currency) {
        if (amount.amountMinor() < 1 || amount.amountMinor() > MAX_AMOUNT_MINOR) {
            return Optional.of(
                    new Outcome.Unacceptable(path + "amount.amountMinor", "must be between 1 and " + MAX_AMOUNT_MINOR));
        }
        return amount.currency().equals(currency)
                ? Optional.empty()
                : Optional.of(new Outcome.Unacceptable(path + "amount.currency", "the rental is in " + currency));
    }
}
