package org.fleetrental.accounting.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the journal for an event. */
public record Booked(
        UUID entryId,
        UUID causeEventId,
        @Nullable UUID rentalId,
        @Nullable UUID jobId,
        List<Posting> lines) {

    static Booked of(JournalEntry entry) {
        return new Booked(
                entry.id(), entry.causeEventId(), entry.rentalId(), entry.jobId(), List.copyOf(entry.postings()));
    }
}
