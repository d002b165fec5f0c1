package org.fleetrental.accounting.rebuild;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fleetrental.accounting.ledger.Booked;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.maintenance.RecordedJobEvents;
import org.fleetrental.accounting.manual.ManualEntries;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.http.Page;
import org.fleetrental.messaging.Sql;

/**
 * Makes the ledger anew from the events and facts on record, one rental or job at a time, and compares. Nothing is
 * written, and no more is held in memory than one rental has.
 */
@ApplicationScoped
class LedgerRebuild {

    static final int DIFFERENCES_MAX = 100;

    private static final int BATCH = 200;

    private final RentalAccounts accounts;
    private final RentalRepetition repetition;
    private final RecordedJobEvents jobs;
    private final ManualEntries manual;
    private final Ledger ledger;
    private final Sql sql;

    LedgerRebuild(
            RentalAccounts accounts,
            RentalRepetition repetition,
            RecordedJobEvents jobs,
            ManualEntries manual,
            Ledger ledger,
            Sql sql) {
        this.accounts = accounts;
        this.repetition = repetition;
        this.jobs = jobs;
        this.manual = manual;
        this.ledger = ledger;
        this.sql = sql;
    }

    Rebuilt compare() {
        var found = new Found();
        found.rentals = walk(accounts::after, this::compareRental, found);
        found.jobs = walk(jobs::jobs, this::compareJob, found);
        found.manual = walk(manual::after, this::compareManual, found);
        if (!found.isFull()) {
            found.differences.addAll(orphans());
        }
        return found.rebuilt();
    }

    /** What was found so far. */
    private static final class Found {

        private final List<Difference> differences = new ArrayList<>();
        private long entries;
        private long rentals;
        private long jobs;
        private long manual;

        private boolean isFull() {
            return differences.size() >= DIFFERENCES_MAX;
        }

        private Rebuilt rebuilt() {
            var first = differences.subList(0, Math.min(differences.size(), DIFFERENCES_MAX));
            return new Rebuilt(differences.isEmpty(), entries, rentals, jobs, manual, List.copyOf(first), !isFull());
        }
    }

    private record Compared(int entries, List<Difference> differences) {}

    /** By id, until there are no more, or too many differences; how many there were. */
    private static long walk(
            BiFunction<UUID, Integer, List<UUID>> after, Function<UUID, Compared> compare, Found found) {
        long walked = 0;
        var batch = after.apply(Page.START, BATCH);
        while (!batch.isEmpty() && !found.isFull()) {
            for (var id : batch) {
                var compared = QuarkusTransaction.requiringNew().call(() -> compare.apply(id));
                found.entries += compared.entries();
                found.differences.addAll(compared.differences());
                walked++;
            }
            batch = after.apply(batch.getLast(), BATCH);
        }
        return walked;
    }

    /** Under the account's lock, so that nothing happens to the rental between its steps and its entries. */
    private Compared compareRental(UUID rentalId) {
        var subject = Subject.rental(rentalId);
        accounts.lock(rentalId);
        var booked = all(after -> ledger.bookedForRental(rentalId, after, BATCH));
        try {
            return new Compared(booked.size(), subject.compare(repetition.of(rentalId), booked));
        } catch (RuntimeException notAgain) {
            return new Compared(booked.size(), List.of(subject.notRepeatable(String.valueOf(notAgain.getMessage()))));
        }
    }

    private Compared compareJob(UUID jobId) {
        var booked = all(after -> ledger.bookedForJob(jobId, after, BATCH));
        return new Compared(booked.size(), Subject.job(jobId).compare(jobs.postings(jobId), booked));
    }

    private Compared compareManual(UUID id) {
        var booked = ledger.bookedFor(id).stream().toList();
        return new Compared(booked.size(), Subject.NONE.compare(Map.of(id, manual.postings(id)), booked));
    }

    private static List<Booked> all(Function<UUID, List<Booked>> after) {
        var all = new ArrayList<Booked>();
        var batch = after.apply(Page.START);
        while (!batch.isEmpty()) {
            all.addAll(batch);
            batch = after.apply(batch.getLast().entryId());
        }
        return all;
    }

    /** Entries of rentals without an account, of jobs without an event on record, and of accountants who made none. */
    private List<Difference> orphans() {
        return sql
                .query(
                        "looking for entries of nobody",
                        row -> row.getObject("cause_event_id", UUID.class),
                        """
                select cause_event_id from journal_entry
                where rental_id is not null
                        and not exists (select 1 from rental_account where rental_id = journal_entry.rental_id)
                    or job_id is not null and not exists (
                        select 1 from recorded_event
                        where type = 'org.fleetrental.events.maintenance.MaintenanceCompleted'
                            and aggregate_id = journal_entry.job_id)
                    or num_nonnulls(rental_id, job_id) = 0
                        and not exists (select 1 from manual_entry where id = journal_entry.cause_event_id)
                limit ?
                """,
                        DIFFERENCES_MAX)
                .stream()
                .flatMap(cause -> orphan(cause).stream())
                .toList();
    }

    private List<Difference> orphan(UUID cause) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ledger.bookedFor(cause).stream()
                        .flatMap(booked -> new Subject(booked.rentalId(), booked.jobId())
                                .compare(Map.of(), List.of(booked)).stream())
                        .toList());
    }
}
