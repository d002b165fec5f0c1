package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Removes what is no longer needed, in small transactions that hold no lock for long. */
@ApplicationScoped
class Retention {

    private static final int ROWS_AT_A_TIME = 5_000;
    private static final int MAX_STEPS = 200;

    private final AgroalDataSource dataSource;
    private final MessagingConfig config;

    Retention(AgroalDataSource dataSource, MessagingConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void removeOutdated() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            // Rows are published nearly in the order of their positions, so the oldest are the first.
            removeInSteps(connection, config.retention().outbox(), """
                    delete from outbox_events where position in (
                        select position from outbox_events
                        where published_at < now() - make_interval(secs => ?) order by position limit ?)
                    """);
            removeInSteps(connection, config.retention().inbox(), """
                    delete from inbox_processed_messages where (consumer, event_id) in (
                        select consumer, event_id from inbox_processed_messages
                        where processed_at < now() - make_interval(secs => ?) limit ?)
                    """);
        }
    }

    private static void removeInSteps(Connection connection, Duration age, String statement) throws SQLException {
        try (var delete = connection.prepareStatement(statement)) {
            delete.setDouble(1, age.toSeconds());
            delete.setInt(2, ROWS_AT_A_TIME);
            for (int step = 0; step < MAX_STEPS && delete.executeUpdate() == ROWS_AT_A_TIME; step++) {
                // The next step removes the next rows.
            }
        }
    }
}
