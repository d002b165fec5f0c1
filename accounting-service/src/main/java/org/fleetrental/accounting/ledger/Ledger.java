package org.fleetrental.accounting.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.Sql;

/** Where events are booked. */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;
    private final Sql sql;
    private final Clock clock;

    Ledger(EntityManager database, Sql sql, Clock clock) {
        this.database = database;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Books an event, within the caller's transaction. Nothing is booked if there is nothing to post. An event can be
     * booked once, and what is booked must balance: the transaction does not commit otherwise. If the month of the
     * event is closed, it is booked on the first day that is open.
     *
     * @param description what happened, in words; names no person
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(Cause cause, String description, Postings postings) {
        if (!postings.isEmpty()) {
            post(cause, bookingDay(cause.occurredAt()), description, postings);
        }
    }

    /** Likewise, on a {@link #bookingDay} that the caller has asked for in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(Cause cause, LocalDate bookedOn, String description, Postings postings) {
        if (!postings.isEmpty()) {
            database.persist(JournalEntry.of(cause, bookedOn, description, postings.lines(), clock.instant()));
        }
    }

    /** The entry of an event. */
    public Optional<Booked> bookedFor(UUID causeEventId) {
        return database.createQuery("from JournalEntry where causeEventId = :cause", JournalEntry.class)
                .setParameter("cause", causeEventId)
                .getResultStream()
                .findFirst()
                .map(Booked::of);
    }

    /** What an entry was caused by; empty if there is no such entry. */
    public Optional<UUID> causeOf(UUID entryId) {
        return Optional.ofNullable(database.find(JournalEntry.class, entryId)).map(JournalEntry::causeEventId);
    }

    /** What is booked for a rental behind an entry, at most {@code count}, in the order of their ids. */
    public List<Booked> bookedForRental(UUID rentalId, UUID after, int count) {
        return booked("rentalId", rentalId, after, count);
    }

    /** Likewise for a maintenance job. */
    public List<Booked> bookedForJob(UUID jobId, UUID after, int count) {
        return booked("jobId", jobId, after, count);
    }

    private List<Booked> booked(String subject, UUID id, UUID after, int count) {
        return database.createQuery(
                        "from JournalEntry where %s = :id and id > :after order by id".formatted(subject),
                        JournalEntry.class)
                .setParameter("id", id)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultStream()
                .map(Booked::of)
                .toList();
    }

    /**
     * Waits for all transactions that book; until the caller's transaction ends, nothing else is booked. For a moment
     * only: everybody waits meanwhile.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void standStill() {
        sql.query(
                "waiting for the ledger to stand still",
                row -> true,
                "select pg_advisory_xact_lock(hashtextextended('accounting periods', 0))");
    }

    /** The day on which a fact counts, in the caller's transaction: until that ends, the day's month stays open. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LocalDate bookingDay(Instant occurredAt) {
        return sql.first(
                        "choosing the day of booking",
                        row -> row.getObject(1, LocalDate.class),
                        "select booking_day(?)",
                        occurredAt)
                .orElseThrow();
    }

    /** What is posted to an account for a maintenance job by now, in minor units; positive on the debit side. */
    public long netDebitOfJob(UUID jobId, LedgerAccount account, String currency) {
        return database.createQuery("""
                        select coalesce(sum(posting.debitMinor - posting.creditMinor), 0L)
                        from JournalEntry entry join entry.postings posting
                        where entry.jobId = :job and posting.account = :account and posting.currency = :currency
                        """, Long.class)
                .setParameter("job", jobId)
                .setParameter("account", account)
                .setParameter("currency", currency)
                .getSingleResult();
    }

    public List<Account> chart() {
        return database.createQuery("from Account order by code", Account.class).getResultList();
    }
}
