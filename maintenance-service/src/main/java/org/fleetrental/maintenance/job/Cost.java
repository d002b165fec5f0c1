package org.fleetrental.maintenance.job;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.fleetrental.http.Money;

/** What a completed job cost, exact, in whole minor units of one currency. */
@Embeddable
record Cost(String currency, long laborCost, long partsCost, long totalCost) {

    sealed interface Outcome {}

    record Exact(Cost cost) implements Outcome {}

    /** @param field path of the field in the request that cannot be part of one sum */
    record NoSum(String field, String reason) implements Outcome {}

    /** Adds labour and parts. Amounts of several currencies have no sum, and one that does not fit is not rounded. */
    static Outcome of(Money labor, List<PartLine> parts) {
        if (labor.amountMinor() < 0) {
            return new NoSum("laborCost.amountMinor", "must not be negative");
        }
        long partsCost = 0;
        long totalCost = labor.amountMinor();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var unitCost = part.unitCost();
            var field = "parts[%d].unitCost".formatted(i);
            if (unitCost.amountMinor() < 0) {
                return new NoSum(field + ".amountMinor", "must not be negative");
            }
            if (!unitCost.currency().equals(labor.currency())) {
                return new NoSum(field + ".currency", "must be that of laborCost, " + labor.currency());
            }
            try {
                var cost = Math.multiplyExact(unitCost.amountMinor(), (long) part.quantity());
                totalCost = Math.addExact(totalCost, cost);
                // Never more than the total, which fits.
                partsCost += cost;
            } catch (ArithmeticException tooMuch) {
                return new NoSum(
                        field + ".amountMinor", "with this the total is more than %d".formatted(Long.MAX_VALUE));
            }
        }
        return new Exact(new Cost(labor.currency(), labor.amountMinor(), partsCost, totalCost));
    }

    Money labor() {
        return new Money(laborCost, currency);
    }

    Money parts() {
        return new Money(partsCost, currency);
    }

    Money total() {
        return new Money(totalCost, currency);
    }
}
