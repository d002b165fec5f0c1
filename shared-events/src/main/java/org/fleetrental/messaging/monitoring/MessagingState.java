package org.fleetrental.messaging.monitoring;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.deadletter.WaitingLetters;
import org.fleetrental.messaging.monitoring.MessagingView.LettersView;
import org.fleetrental.messaging.monitoring.MessagingView.OutboxView;
import org.fleetrental.messaging.monitoring.MessagingView.RunInProgress;
import org.fleetrental.messaging.operator.RunTable;
import org.fleetrental.messaging.outbox.HeldLane;
import org.fleetrental.messaging.outbox.OutboxBacklog;
import org.fleetrental.messaging.outbox.Relay;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts together how messaging stands, now. What cannot be had is left out with its reason; the rest is told. */
@ApplicationScoped
class MessagingState {

    private static final Logger LOG = Logger.getLogger(MessagingState.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final AgroalDataSource dataSource;
    private final RunTable runs;
    private final Relay relay;
    private final MessagingConfig config;
    private final Clock clock;
    private final Question<Kept> fromDatabase = new Question<>("state-of-database", this::kept);
    private final Question<List<ConsumerPosition>> fromKafka;

    MessagingState(
            AgroalDataSource dataSource,
            RunTable runs,
            Relay relay,
            ConsumerPositions positions,
            MessagingConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.relay = relay;
        this.fromKafka = new Question<>("state-of-consumers", positions::read);
        this.config = config;
        this.clock = clock;
    }

    /** What the database knows: it is asked once, and answers for all of it or for nothing. */
    private record Kept(OutboxView outbox, LettersView letters, List<RunInProgress> runs) {}

    /** What does not answer within {@link #PATIENCE} is left out like what cannot. */
    MessagingView now() {
        var unavailable = new TreeMap<String, String>();
        var asOf = clock.instant();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var database = fromDatabase.ask();
        var kafka = fromKafka.ask();
        var kept =
                await(database, deadline, "The database does not answer", unavailable, "outbox", "deadLetters", "runs");
        var consumers =
                await(kafka, deadline, "Kafka, or the consumer here, does not answer", unavailable, "consumers");
        return new MessagingView(
                config.service(),
                asOf,
                kept == null ? null : kept.outbox(),
                consumers,
                kept == null ? null : kept.letters(),
                kept == null ? null : kept.runs(),
                unavailable);
    }

    private static <T> @Nullable T await(
            Future<T> answer, long deadline, String reason, Map<String, String> unavailable, String... parts) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debugf(failure, reason);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (var part : parts) {
            unavailable.put(part, reason);
        }
        return null;
    }

    private Kept kept() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var outbox = OutboxView.of(OutboxBacklog.read(connection), HeldLane.read(connection, relay.id()));
            var letters = LettersView.of(WaitingLetters.read(connection));
            return new Kept(
                    outbox,
                    letters,
                    runs.running().stream().map(RunInProgress::of).toList());
        }
    }
}
