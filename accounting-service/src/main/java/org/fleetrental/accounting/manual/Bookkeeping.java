package org.fleetrental.accounting.manual;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Booked;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/** Enters what accountants say, and takes it back: an entry is never edited. */
@ApplicationScoped
class Bookkeeping {

    private final ManualEntries entries;
    private final Ledger ledger;
    private final Clock clock;

    Bookkeeping(ManualEntries entries, Ledger ledger, Clock clock) {
        this.entries = entries;
        this.ledger = ledger;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Entered(Booked entry) implements Outcome {}

    /** @param open the first day that can be booked on */
    record PeriodClosed(LocalDate open) implements Outcome {}

    record InTheFuture() implements Outcome {}

    record UnknownEntry() implements Outcome {}

    /** What an event has caused is corrected where that was caused. */
    record NotByHand() implements Outcome {}

    /** @param entryId the journal entry that takes it back */
    record AlreadyReversed(UUID entryId) implements Outcome {}

    /** @param by token subject */
    @Transactional
    Outcome enter(EntryRequest request, String by) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var day = request.bookedOn();
        if (day != null && day.isAfter(today)) {
            return new InTheFuture();
        }
        var occurredAt = day == null || day.equals(today)
                ? now
                : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        // Other than an event that comes late, a person can be asked for another day.
        var open = ledger.bookingDay(occurredAt);
        return open.equals(LocalDate.ofInstant(occurredAt, ZoneOffset.UTC))
                ? enter(request.description(), request.postings(), occurredAt, by, null)
                : new PeriodClosed(open);
    }

    private Entered enter(
            String description, Postings postings, Instant occurredAt, String by, @Nullable UUID reverses) {
        var id = Ids.next();
        entries.add(
                new ManualEntries.ManualEntry(id, description, occurredAt, by, clock.instant(), reverses), postings);
        ledger.post(Cause.byHand(id, occurredAt), description, postings);
        return new Entered(ledger.bookedFor(id).orElseThrow());
    }

    /** @param entryId of the journal */
    @Transactional
    Outcome reverse(UUID entryId, String reason, String by) {
        var cause = ledger.causeOf(entryId);
        if (cause.isEmpty()) {
            return new UnknownEntry();
        }
        if (!entries.lock(cause.get())) {
            return new NotByHand();
        }
        var reversal = entries.reversalOf(cause.get());
        if (reversal.isPresent()) {
            return new AlreadyReversed(
                    ledger.bookedFor(reversal.get()).orElseThrow().entryId());
        }
        var opposite = entries.postings(cause.get()).opposite();
        return enter("Reversal: " + reason, opposite, clock.instant(), by, cause.get());
    }
}
