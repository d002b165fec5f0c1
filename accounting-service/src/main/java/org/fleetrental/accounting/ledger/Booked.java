package org.fleetrental.accounting.ledger;

import java.util.List;
import java.util.UUID;

/** What stands in the journal for an event. */
public record Booked(UUID entryId, UUID causeEventId, List<Posting> lines) {

    static Booked of(JournalEntry entry) {
        return new Booked(entry.id(), entry.causeEventId(), List.copyOf(entry.postings()));
    }
}
