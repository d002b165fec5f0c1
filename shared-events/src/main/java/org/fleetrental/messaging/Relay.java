package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings committed events from the outbox to Kafka: woken by every commit of this replica, and by a slow poll for what
 * others left behind. While Kafka, the registry or the database are away it tries again, with growing pauses, for as
 * long as that lasts.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final AgroalDataSource dataSource;
    private final RelayRound round;
    private final MessagingConfig config;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Relay(AgroalDataSource dataSource, RelayRound round, MessagingConfig config) {
        this.dataSource = dataSource;
        this.round = round;
        this.config = config;
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        wake();
        thread.join(STOP_PATIENCE);
    }

    /** Tells the relay that there is something to publish. Cheap, and safe from any thread. */
    void wake() {
        wakeUps.release();
    }

    private void run() {
        for (int failures = 1; !stopped(); failures++) {
            try {
                runSession();
            } catch (SQLException | RuntimeException failure) {
                LOG.warnf(failure, "The relay has lost its database session");
                awaitStop(BACKOFF.after(failures));
            }
        }
    }

    /** Publishes over one database session, which also holds the lanes, until that fails. */
    private void runSession() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var lanes = new RelayLanes(config.outbox().lanes(), connection);
            try {
                publishUntilStopped(connection, lanes);
            } finally {
                lanes.release();
            }
        }
    }

    private void publishUntilStopped(Connection connection, RelayLanes lanes) throws SQLException {
        int failures = 0;
        while (!stopped()) {
            wakeUps.drainPermits();
            try {
                boolean more = round.publish(connection, lanes.hold());
                failures = 0;
                if (!more) {
                    awaitCommit();
                }
            } catch (RuntimeException failure) {
                failures++;
                LOG.warnf("The relay is held up, failure %d in a row: %s", failures, failure);
                awaitStop(BACKOFF.after(failures));
            }
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void awaitCommit() {
        try {
            var ignored = wakeUps.tryAcquire(config.outbox().pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stopping.countDown();
        }
    }

    /** Not cut short by commits: under load they would leave no pause at all. */
    private void awaitStop(Duration longest) {
        try {
            var ignored = stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stopping.countDown();
        }
    }
}
