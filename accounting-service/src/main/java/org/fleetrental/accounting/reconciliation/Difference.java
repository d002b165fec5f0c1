package org.fleetrental.accounting.reconciliation;

import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is not what it should be.
 *
 * @param expected what it should be; null if the difference is not one of amounts
 * @param found what it is; null likewise
 * @param settling whether it is so young that an event may still be on its way
 * @param detail in words
 */
record Difference(
        Kind kind,
        UUID rentalId,
        @Nullable Money expected,
        @Nullable Money found,
        boolean settling,
        String detail) {

    enum Kind {
        /** The rental costs something, and nothing was ever charged. */
        RENTAL_WITHOUT_CHARGE,
        /** Something was charged for a rental that rentals-service does not know. */
        CHARGE_WITHOUT_RENTAL,
        /** The ledger has another amount for the rental's price. */
        WRONG_AMOUNT,
        /** The rental is over, and its price is not revenue. */
        NOT_EARNED,
        /** The rental is not over, and its price is revenue. */
        EARNED_TOO_EARLY,
        /** The account or the ledger does not have what was paid, less what went back. */
        PAYMENT_NOT_APPLIED,
        /** The ledger does not hold the deposits that were captured, less what was applied and released. */
        DEPOSIT_NOT_POSTED,
        /** The ledger does not have what was given up of what a rental owes. */
        WRITE_OFF_NOT_POSTED,
        /** An event of the rental is on record, and its books do not follow it. */
        EVENT_RECORDED_NOT_POSTED
    }

    static Difference of(Kind kind, UUID rentalId, boolean settling, String detail) {
        return new Difference(kind, rentalId, null, null, settling, detail);
    }

    static Difference ofAmounts(
            Kind kind,
            UUID rentalId,
            long expectedMinor,
            long foundMinor,
            String currency,
            boolean settling,
            String detail) {
        return new Difference(
                kind, rentalId, new Money(expectedMinor, currency), new Money(foundMinor, currency), settling, detail);
    }
}
