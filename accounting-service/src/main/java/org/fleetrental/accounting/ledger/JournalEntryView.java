package org.fleetrental.accounting.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/** A journal entry as clients see it. */
record JournalEntryView(
        UUID id,
        UUID causeEventId,
        String causeType,
        @Nullable UUID rentalId,
        @Nullable UUID jobId,
        Instant occurredAt,
        Instant postedAt,
        String description,
        List<Line> lines) {

    /** One of the two amounts is zero. */
    record Line(String account, Money debit, Money credit) {

        static Line of(Posting posting) {
            return new Line(
                    posting.account().code(),
                    new Money(posting.debitMinor(), posting.currency()),
                    new Money(posting.creditMinor(), posting.currency()));
        }
    }

    static JournalEntryView of(JournalEntry entry) {
        return new JournalEntryView(
                entry.id(),
                entry.causeEventId(),
                entry.causeType(),
                entry.rentalId(),
                entry.jobId(),
                entry.occurredAt(),
                entry.postedAt(),
                entry.description(),
                entry.postings().stream().map(Line::of).toList());
    }
}
