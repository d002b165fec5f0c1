package org.fleetrental.accounting.writeoff;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;

/**
 * A part of what a rental owes, given up. It never changes.
 *
 * @param by token subject
 */
record WriteOff(
        UUID id, UUID rentalId, long amountMinor, String currency, String reason, String by, Instant writtenOffAt) {

    Postings postings() {
        return new Postings(currency).moveBadDebt(0, amountMinor);
    }
}
