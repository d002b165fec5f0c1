package org.fleetrental.accounting.rentalaccount;

import java.util.UUID;

/**
 * One thing that happened to a rental's account. What exactly is kept by those who did it; here is the order, without
 * which the books could not be made anew.
 *
 * @param factId an event of the rental, a payment, a refund, or a charge
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
        REVERSAL
    }
}
