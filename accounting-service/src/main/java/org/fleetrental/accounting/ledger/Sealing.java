package org.fleetrental.accounting.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.messaging.Sql;

/**
 * Moves what was booked into the totals, and seals it: see the migration that makes them. A balance is right before
 * that as well, but costs more the longer the journal's tail is.
 */
@ApplicationScoped
class Sealing {

    /** So that one transaction is short. */
    private static final int BATCH = 500;

    /** So that one run ends, however much is booked meanwhile. */
    private static final int BATCHES_MAX = 200;

    private final Sql sql;

    Sealing(Sql sql) {
        this.sql = sql;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void seal() {
        for (int batches = 0; batches < BATCHES_MAX && sealBatch() == BATCH; batches++) {
            // The next.
        }
    }

    /** One replica at a time; the others find nothing to do. */
    private int sealBatch() {
        return sql.first("sealing the journal", row -> row.getInt(1), "select seal_journal(?)", BATCH)
                .orElseThrow();
    }
}
