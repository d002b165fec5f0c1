package org.fleetrental.rentals.quote;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Removes quotes that have long expired, in small transactions. They are kept for a day, so that whoever comes too late
 * learns that, and a rental that took one has its terms itself.
 */
@ApplicationScoped
class ExpiredQuotes {

    static final int AT_A_TIME = 500;
    private static final int MAX_STEPS = 200;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Quotes quotes;
    private final Clock clock;

    ExpiredQuotes(Quotes quotes, Clock clock) {
        this.quotes = quotes;
        this.clock = clock;
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void removeAll() {
        for (int steps = 0; steps < MAX_STEPS && remove() == AT_A_TIME; steps++) {
            // The next step removes the next ones.
        }
    }

    /** Passes over those that another replica is just removing. */
    private int remove() {
        return QuarkusTransaction.requiringNew()
                .call(() -> quotes.getEntityManager()
                        .createNativeQuery("""
                                delete from quote where id in (
                                    select id from quote where expires_at < :before
                                    order by expires_at limit :count for update skip locked)
                                """)
                        .setParameter("before", clock.instant().minus(KEPT))
                        .setParameter("count", AT_A_TIME)
                        .executeUpdate());
    }
}
