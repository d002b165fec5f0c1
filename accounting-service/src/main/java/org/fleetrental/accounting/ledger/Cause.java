package org.fleetrental.accounting.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fleetrental.messaging.EventMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The event that an entry books.
 *
 * @param type simple name of the event
 * @param rentalId the rental it is about; null if it is about none
 * @param jobId the maintenance job it is about; null if it is about none
 * @param occurredAt when it became a fact, in whole microseconds
 */
public record Cause(
        UUID eventId,
        String type,
        @Nullable UUID rentalId,
        @Nullable UUID jobId,
        Instant occurredAt) {

    public static Cause ofRental(String type, EventMetadata event) {
        return new Cause(event.eventId(), type, event.aggregateId(), null, micros(event));
    }

    /** Of an event that this service has published itself. */
    public static Cause ofRental(UUID eventId, String type, UUID rentalId, Instant at) {
        return new Cause(eventId, type, rentalId, null, at.truncatedTo(ChronoUnit.MICROS));
    }

    public static Cause ofJob(String type, EventMetadata event) {
        return new Cause(event.eventId(), type, null, event.aggregateId(), micros(event));
    }

    /** What an accountant has entered. */
    public static Cause byHand(UUID manualEntryId, Instant at) {
        return new Cause(manualEntryId, "ManualEntry", null, null, at.truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant micros(EventMetadata event) {
        return event.time().truncatedTo(ChronoUnit.MICROS);
    }
}
