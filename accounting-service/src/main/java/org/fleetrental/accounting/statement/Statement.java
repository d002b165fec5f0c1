package org.fleetrental.accounting.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;

/**
 * What a customer owed before some days, what came in them, and what it has come to.
 *
 * @param from first day of booking
 * @param to last day of booking
 * @param balances one per currency
 * @param lines in the order of their days
 */
record Statement(UUID customerId, LocalDate from, LocalDate to, List<Balance> balances, List<Line> lines) {

    /** Below zero it is the customer's credit. */
    record Balance(Money opening, Money closing) {}

    enum Kind {
        CHARGE,
        REVERSAL,
        PAYMENT,
        REFUND,
        CHARGE_BACK,
        /** Credit of this rental has paid for another. */
        CREDIT_GIVEN,
        /** Credit of another rental has paid for this one. */
        CREDIT_TAKEN,
        DEPOSIT_APPLY,
        WRITE_OFF,
        /** What was written off was paid, or is not owed any more. */
        RECOVERY
    }

    /**
     * @param id of the charge, the payment, the refund and so on; of a write-off or recovery, of its journal entry
     * @param amount what it adds to what is owed; below zero what it takes away
     */
    record Line(LocalDate bookedOn, Kind kind, UUID id, UUID rentalId, String description, Money amount) {}
}
