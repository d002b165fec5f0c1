package org.fleetrental.fleet.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A document as clients see it.
 *
 * @param expiresOn the last day on which it holds
 * @param daysLeft from today to that day, UTC; negative if it is past
 */
record DocumentView(
        UUID id,
        UUID vehicleId,
        DocumentKind kind,
        String number,
        LocalDate expiresOn,
        long daysLeft,
        Instant enteredAt) {

    static DocumentView of(Document document, LocalDate today) {
        return new DocumentView(
                document.id(),
                document.vehicleId(),
                document.kind(),
                document.number(),
                document.expiresOn(),
                ChronoUnit.DAYS.between(today, document.expiresOn()),
                document.enteredAt());
    }
}
