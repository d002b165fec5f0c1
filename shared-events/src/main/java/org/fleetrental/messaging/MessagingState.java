package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.fleetrental.messaging.MessagingView.LettersView;
import org.fleetrental.messaging.MessagingView.OutboxView;
import org.fleetrental.messaging.MessagingView.RunInProgress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts together how messaging stands, now. What cannot be had is left out with its reason; the rest is told. */
@ApplicationScoped
class MessagingState {

    private static final Logger LOG = Logger.getLogger(MessagingState.class);

    private final AgroalDataSource dataSource;
    private final RunTable runs;
    private final Relay relay;
    private final ConsumerPositions positions;
    private final MessagingConfig config;
    private final Clock clock;

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
        this.positions = positions;
        this.config = config;
        this.clock = clock;
    }

    /** What the database knows: it is asked once, and answers for all of it or for nothing. */
    private record Kept(OutboxView outbox, LettersView letters, List<RunInProgress> runs) {}

    MessagingView now() {
        var unavailable = new TreeMap<String, String>();
        var asOf = clock.instant();
        var kept = ask(this::kept, "The database does not answer", unavailable, "outbox", "deadLetters", "runs");
        var consumers = ask(positions::read, "Kafka, or the consumer here, does not answer", unavailable, "consumers");
        return new MessagingView(
                config.service(),
                asOf,
                kept == null ? null : kept.outbox(),
                consumers,
                kept == null ? null : kept.letters(),
                kept == null ? null : kept.runs(),
                unavailable);
    }

    private static <T> @Nullable T ask(
            Callable<T> source, String reason, Map<String, String> unavailable, String... parts) {
        try {
            return source.call();
        } catch (Exception failure) {
            LOG.debugf(failure, reason);
            for (var part : parts) {
                unavailable.put(part, reason);
            }
            return null;
        }
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
