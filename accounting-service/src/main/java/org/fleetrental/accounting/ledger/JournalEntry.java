package org.fleetrental.accounting.ledger;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What one event did to the books. The database sees to it that it balances, and that it stays as it is. */
@Entity
@Immutable
class JournalEntry {

    @Id
    private UUID id;

    private UUID causeEventId;
    private String causeType;
    private @Nullable UUID rentalId;
    private @Nullable UUID jobId;
    private Instant occurredAt;
    private LocalDate bookedOn;
    private Instant postedAt;
    private String description;

    /** For the database, which holds the postings against it. */
    @SuppressWarnings("UnusedVariable")
    private int lineCount;

    @ElementCollection
    @CollectionTable(name = "posting", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "line_no")
    @BatchSize(size = 200)
    @Immutable
    private List<Posting> postings;

    protected JournalEntry() {}

    static JournalEntry of(
            Cause cause, LocalDate bookedOn, String description, List<Posting> postings, Instant postedAt) {
        var entry = new JournalEntry();
        entry.id = Ids.next();
        entry.causeEventId = cause.eventId();
        entry.causeType = cause.type();
        entry.rentalId = cause.rentalId();
        entry.jobId = cause.jobId();
        entry.occurredAt = cause.occurredAt();
        entry.bookedOn = bookedOn;
        entry.postedAt = postedAt;
        entry.description = description;
        entry.lineCount = postings.size();
        entry.postings = postings;
        return entry;
    }

    UUID id() {
        return id;
    }

    UUID causeEventId() {
        return causeEventId;
    }

    String causeType() {
        return causeType;
    }

    @Nullable
    UUID rentalId() {
        return rentalId;
    }

    @Nullable
    UUID jobId() {
        return jobId;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    LocalDate bookedOn() {
        return bookedOn;
    }

    Instant postedAt() {
        return postedAt;
    }

    String description() {
        return description;
    }

    List<Posting> postings() {
        return postings;
    }
}
