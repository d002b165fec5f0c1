package org.fleetrental.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.ConsumerGroups;
import org.fleetrental.messaging.MessagingConfig;
import org.jboss.logging.Logger;

/**
 * Removes what is no longer needed, in small transactions that hold no lock for long.
 *
 * <p>The inbox may forget an event only when no topic holds it any more: whoever reads it again, after a restart or for
 * a replay, would handle it a second time. So the topics' own retention is asked for each time, and nothing is removed
 * while Kafka does not answer, or when a topic keeps its records for longer than the inbox does.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int ROWS_AT_A_TIME = 5_000;
    private static final int MAX_STEPS = 200;

    private final AgroalDataSource dataSource;
    private final MessagingConfig config;
    private final ConsumedTopics topics;
    private final Map<String, Object> kafka;

    Retention(
            AgroalDataSource dataSource,
            MessagingConfig config,
            ConsumedTopics topics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.dataSource = dataSource;
        this.config = config;
        this.topics = topics;
        this.kafka = kafka;
    }

    @Scheduled(
            every = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void removePublished() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            removePublished(connection, config.retention().outbox());
        }
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void removeHandled() throws SQLException {
        if (outlivesTheTopics()) {
            try (var connection = dataSource.getConnection()) {
                removeHandled(connection, config.retention().inbox());
            }
        }
    }

    private boolean outlivesTheTopics() {
        try (var groups = new ConsumerGroups(kafka)) {
            var longest = groups.longestRetention(topics.names());
            boolean outlives = longest.isPresent()
                    && longest.get().compareTo(config.retention().inbox()) < 0;
            if (!outlives) {
                LOG.warnf(
                        "The inbox forgets nothing: topics keep records for %s, fleet.messaging.retention.inbox is %s",
                        longest.map(Duration::toString).orElse("ever"),
                        config.retention().inbox());
            }
            return outlives;
        } catch (KafkaException unknown) {
            LOG.infof("The inbox forgets nothing now, Kafka does not say how long it keeps records: %s", unknown);
            return false;
        }
    }

    /**
     * Walks from the oldest row to the first that is young, and so costs as much as there is to remove, however many
     * rows are kept. What was never published stays.
     */
    private static void removePublished(Connection connection, Duration age) throws SQLException {
        try (var step = connection.prepareStatement("""
                with oldest as (
                    select position, created_at, published_at from outbox_events
                    where position > ? order by position limit ?),
                removed as (
                    delete from outbox_events where position in (
                        select position from oldest where published_at < now() - make_interval(secs => ?)))
                select max(position), count(*), max(created_at) < now() - make_interval(secs => ?) from oldest
                """)) {
            step.setLong(1, 0);
            step.setInt(2, ROWS_AT_A_TIME);
            step.setDouble(3, age.toSeconds());
            step.setDouble(4, age.toSeconds());
            boolean goesOn = true;
            for (int steps = 0; goesOn && steps < MAX_STEPS; steps++) {
                try (var result = step.executeQuery()) {
                    result.next();
                    step.setLong(1, result.getLong(1));
                    goesOn = result.getInt(2) == ROWS_AT_A_TIME && result.getBoolean(3);
                }
            }
        }
    }

    private static void removeHandled(Connection connection, Duration age) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from inbox_processed_messages where (consumer, event_id) in (
                    select consumer, event_id from inbox_processed_messages
                    where processed_at < now() - make_interval(secs => ?) order by processed_at limit ?)
                """)) {
            delete.setDouble(1, age.toSeconds());
            delete.setInt(2, ROWS_AT_A_TIME);
            for (int steps = 0; steps < MAX_STEPS && delete.executeUpdate() == ROWS_AT_A_TIME; steps++) {
                // The next step removes the next rows.
            }
        }
    }
}
