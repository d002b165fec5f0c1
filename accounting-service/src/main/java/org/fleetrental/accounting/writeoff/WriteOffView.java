package org.fleetrental.accounting.writeoff;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;

/**
 * A write-off as clients see it.
 *
 * @param writtenOffBy token subject
 */
record WriteOffView(UUID id, UUID rentalId, Money amount, String reason, String writtenOffBy, Instant writtenOffAt) {

    static WriteOffView of(WriteOff writeOff) {
        return new WriteOffView(
                writeOff.id(),
                writeOff.rentalId(),
                new Money(writeOff.amountMinor(), writeOff.currency()),
                writeOff.reason(),
                writeOff.by(),
                writeOff.writtenOffAt());
    }
}
