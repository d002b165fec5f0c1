package org.fleetrental.accounting.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Where events are booked. */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;
    private final Clock clock;

    Ledger(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Books an event, within the caller's transaction. Nothing is booked if there is nothing to post. An event can be
     * booked once, and what is booked must balance: the transaction does not commit otherwise.
     *
     * @param description what happened, in words; names no person
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(Cause cause, String description, Postings postings) {
        if (!postings.isEmpty()) {
            database.persist(JournalEntry.of(cause, description, postings.lines(), clock.instant()));
        }
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

    List<Account> chart() {
        return database.createQuery("from Account order by code", Account.class).getResultList();
    }
}
