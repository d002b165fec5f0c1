package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
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
    private volatile boolean stopping;

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
        stopping = true;
        wake();
        thread.join(STOP_PATIENCE);
    }

    /** Tells the relay that there is something to publish. Cheap, and safe from any thread. */
    void wake() {
        wakeUps.release();
    }

    private void run() {
        int failures = 0;
        while (!stopping) {
            try {
                runSession();
            } catch (SQLException | RuntimeException failure) {
                failures = round.takeProgress() ? 1 : failures + 1;
                LOG.warnf(failure, "The relay is held up, failure %d in a row", failures);
                pause(BACKOFF.after(failures));
            }
        }
    }

    /** Publishes over one database session, which also holds the lanes, until something fails. */
    private void runSession() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var lanes = new RelayLanes(config.outbox().lanes());
            while (!stopping) {
                wakeUps.drainPermits();
                if (!round.publish(connection, lanes.hold(connection))) {
                    pause(config.outbox().pollInterval());
                }
            }
        }
    }

    private void pause(Duration longest) {
        try {
            if (wakeUps.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }
}
