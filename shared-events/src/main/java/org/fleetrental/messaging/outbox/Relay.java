package org.fleetrental.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fleetrental.messaging.Backoff;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingConfig;
import org.jboss.logging.Logger;

/**
 * Brings committed events from the outbox to Kafka: woken by every commit of this replica, and by a slow poll for what
 * others left behind. While Kafka, the registry or the database are away it tries again, with growing pauses, for as
 * long as that lasts.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    /** Shorter than a lease, or a replica that waits would lose its lanes. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final AgroalDataSource dataSource;
    private final OutboxSender sender;
    private final MessagingConfig config;
    private final UUID id = Ids.next();
    private final Semaphore wakeUps = new Semaphore(0);
    private final AtomicBoolean hasCommitted = new AtomicBoolean();
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private int failures;

    Relay(AgroalDataSource dataSource, OutboxSender sender, MessagingConfig config) {
        this.dataSource = dataSource;
        this.sender = sender;
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

    /** Who this replica is where lanes are held; another one after each start. */
    public UUID id() {
        return id;
    }

    /**
     * Tells the relay that there is something to publish, be it in its own lanes or in those of other replicas. Cheap,
     * and safe from any thread.
     */
    void wake() {
        hasCommitted.set(true);
        look();
    }

    /** Tells the relay that there may be something in its lanes. */
    void look() {
        wakeUps.release();
    }

    private void run() {
        while (!stopped()) {
            try (var connection = dataSource.getConnection()) {
                publishOver(connection);
            } catch (SQLException | RuntimeException failure) {
                LOG.warnf(failure, "The relay has lost its database session");
                pause();
            } catch (Error failure) {
                LOG.errorf(failure, "The relay has broken off, and begins anew");
                pause();
            }
        }
    }

    /** Publishes over one database session until that fails or the service stops. */
    private void publishOver(Connection connection) throws SQLException {
        var lanes = new LaneLeases(connection, id, config.outbox().lease());
        var reader = new OutboxReader(connection, config.outbox().batchSize());
        try {
            while (!stopped()) {
                wakeUps.drainPermits();
                try {
                    var held = lanes.settle();
                    if (hasCommitted.getAndSet(false) && !lanes.areAlone()) {
                        RelayNudges.send(connection, id);
                    }
                    if (new RelayRound(connection, lanes, reader, sender).publish(held) == 0) {
                        awaitCommit();
                    }
                    failures = 0;
                } catch (RelayInterruptedException interruption) {
                    LOG.warnf("The relay is held up, failure %d in a row: %s", failures + 1, interruption.getMessage());
                    pause();
                }
            }
        } finally {
            lanes.release();
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
    private void pause() {
        try {
            failures++;
            var ignored = stopping.await(BACKOFF.after(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stopping.countDown();
        }
    }
}
