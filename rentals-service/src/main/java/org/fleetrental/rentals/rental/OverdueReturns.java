package org.fleetrental.rentals.rental;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Marks the reservations whose vehicle should be back by now and is not, so that somebody sees it before the customer
 * stands at the counter. The return takes the mark away, and so does all else that lets the two not meet.
 */
@ApplicationScoped
class OverdueReturns {

    private static final int AT_A_TIME = 200;
    private static final int MAX_STEPS = 50;

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** How long before its window begins a reservation is marked. */
        @WithDefault("2h")
        Duration overdueNotice();
    }

    private final Rentals rentals;
    private final Clock clock;
    private final Config config;

    OverdueReturns(Rentals rentals, Clock clock, Config config) {
        this.rentals = rentals;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void mark() {
        for (int steps = 0; steps < MAX_STEPS && markSome() == AT_A_TIME; steps++) {
            // The next step marks the next ones.
        }
    }

    /**
     * Locks the rental that is out as well: a return that is under way is waited for by nobody, and one that comes
     * meanwhile sees the mark. What others have locked is looked at the next time.
     */
    private int markSome() {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> rentals.getEntityManager()
                        .createNativeQuery("""
                        with met as (
                            select next.id, late.id as late_id
                            from rental late join rental next on next.vehicle_id = late.vehicle_id
                            where late.state = 'ACTIVE' and late.ends_at <= :now
                              and next.state = 'RESERVED' and next.waits_for is null
                              and next.starts_at <= :soon and next.ends_at > :now
                            limit :count for update skip locked)
                        update rental set waits_for = met.late_id from met where rental.id = met.id
                        """)
                        .setParameter("now", now)
                        .setParameter("soon", now.plus(config.overdueNotice()))
                        .setParameter("count", AT_A_TIME)
                        .executeUpdate());
    }
}
