package org.fleetrental.accounting.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry as clients see it.
 *
 * @param occurredAt when its cause became a fact
 * @param bookedOn the day that reports count it for: later than that, if the books of that month were closed
 */
record JournalEntryView(
        UUID id,
        UUID causeEventId,
        String causeType,
        @Nullable UUID rentalId,
        @Nullable UUID jobId,
        Instant occurredAt,
        LocalDate bookedOn,
        Instant postedAt,
        String description,
        List<Line> lines) {

    /**
     * One of the two amounts is zero.
     *
     * @param vehicleId of revenue, the vehicle that earned it; absent elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String account,
            Money debit,
            Money credit,
            @Nullable UUID vehicleId) {

        static Line of(Posting posting) {
            return new Line(
                    posting.account().code(),
                    new Money(posting.debitMinor(), posting.currency()),
                    new Money(posting.creditMinor(), posting.currency()),
                    posting.vehicleId());
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
                entry.bookedOn(),
                entry.postedAt(),
                entry.description(),
                entry.postings().stream().map(Line::of).toList());
    }
}
