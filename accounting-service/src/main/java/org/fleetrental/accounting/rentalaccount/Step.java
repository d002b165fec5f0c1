package org.fleetrental.accounting.rentalaccount;

import java.util.UUID;

/**
 * One thing that happened to a rental's account. What exactly is kept by those who did it; here is the order, without
 * which the books could not be made anew.
 *
 * @param factId an event of the rental, a payment, a refund, a charge, a charge-back, a transfer of credit, a move of a
 *     deposit, or a write-off
 * @param eventId the event that its journal entry names
 */
public record Step(long stepNo, Kind kind, UUID factId, UUID eventId) {

    public enum Kind {
        /** An event of the rental was followed. */
        EVENT,
        PAYMENT,
        REFUND,
        /** A charge was made by hand. */
        CHARGE,
        /** A charge was reversed by hand. */
        REVERSAL,
        /** A bank has taken a payment back. */
        CHARGE_BACK,
        /** Credit of the rental has paid for another. */
        CREDIT_OUT,
        /** Credit of another rental has paid for this one. */
        CREDIT_IN,
        /** A deposit was captured, applied or released. */
        DEPOSIT,
        /** What is owed was given up. */
        WRITE_OFF
    }
}
