package org.fleetrental.messaging.deadletter;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Hands on what waits behind a settled dead letter: in order, each in a transaction of its own, up to the first that
 * fails. That one is open then, and the rest wait behind it.
 */
@ApplicationScoped
class Followers {

    private static final Logger LOG = Logger.getLogger(Followers.class);
    private static final int AT_ONCE_MAX = 100;
    private static final int QUEUES_AT_ONCE_MAX = 50;

    private final DeadLetterTable table;
    private final Redelivery redelivery;

    Followers(DeadLetterTable table, Redelivery redelivery) {
        this.table = table;
        this.redelivery = redelivery;
    }

    /**
     * Hands on a part of the letter's queue; the sweep does the rest.
     *
     * @return how many were handled
     */
    int follow(DeadLetter letter) {
        int done = 0;
        while (done < AT_ONCE_MAX && followOne(letter)) {
            done++;
        }
        return done;
    }

    /**
     * Hands on the next of the letter's queue.
     *
     * @return whether it was handled; false also if there is none, or it may not go yet
     */
    boolean followOne(DeadLetter letter) {
        if (letter.key() == null) {
            return false;
        }
        var next = table.next(letter.topic(), letter.key());
        return next.isPresent() && redelivery.follow(next.get()) instanceof Settlement.Done;
    }

    /** Finds what nobody hands on any more, because a process died between two transactions, or the queue was long. */
    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        int done = table.stranded(QUEUES_AT_ONCE_MAX).stream()
                .mapToInt(this::follow)
                .sum();
        if (done > 0) {
            LOG.infof("%d messages followed what they had waited for", done);
        }
    }
}
