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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fleetrental.messaging.Backoff;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Tells the relays of other replicas that there is something to publish, because it may lie in their lanes; without it
 * they find it by their poll. Sent by the relay after the commit and never within it: PostgreSQL lets transactions that
 * notify commit one at a time only.
 */
@ApplicationScoped
class RelayNudges {

    private static final Logger LOG = Logger.getLogger(RelayNudges.class);
    private static final String CHANNEL = "'outbox_' || current_schema()";
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

    private final AgroalDataSource dataSource;
    private final Relay relay;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private int failures;

    RelayNudges(AgroalDataSource dataSource, Relay relay) {
        this.dataSource = dataSource;
        this.relay = relay;
        this.thread = Thread.ofPlatform().daemon().name("outbox-nudges").unstarted(this::run);
    }

    /** @param from the relay that need not be told */
    static void send(Connection connection, UUID from) throws SQLException {
        try (var notify = connection.prepareStatement("select pg_notify(" + CHANNEL + ", ?)")) {
            notify.setString(1, from.toString());
            notify.execute();
        }
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(LOOK_UP.multipliedBy(2));
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException failure) {
                LOG.debugf("Other replicas cannot be heard: %s", failure);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            String channel;
            try (var name = statement.executeQuery("select quote_ident(" + CHANNEL + ")")) {
                name.next();
                channel = name.getString(1);
            }
            statement.execute("listen " + channel);
            var session = connection.unwrap(PGConnection.class);
            while (stopping.getCount() > 0) {
                var nudges = session.getNotifications((int) LOOK_UP.toMillis());
                failures = 0;
                if (Stream.of(nudges)
                        .anyMatch(
                                nudge -> !nudge.getParameter().equals(relay.id().toString()))) {
                    relay.look();
                }
            }
            statement.execute("unlisten *");
        }
    }

    private void pause() {
        try {
            failures++;
            var ignored = stopping.await(BACKOFF.after(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stopping.countDown();
        }
    }
}
