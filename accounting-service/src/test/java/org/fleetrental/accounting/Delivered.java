package org.fleetrental.accounting;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fleetrental.messaging.TestEvents;

/** Tells when the service has taken in what a test has delivered, by its inbox and dead letters. */
@ApplicationScoped
public class Delivered {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AgroalDataSource dataSource;

    Delivered(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void await(TestEvents.Delivery delivery) {
        awaitAll(List.of(delivery.eventId()));
    }

    public void awaitAll(Collection<UUID> eventIds) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from inbox_processed_messages where event_id = any (?)", eventIds)
                        == eventIds.size());
    }

    public void awaitDeadLetter(UUID eventId) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from dead_letters where event_id = any (?)", List.of(eventId)) == 1);
    }

    /** Lets the service forget that it has seen an event, as after the inbox's retention. */
    public void forget(UUID eventId) {
        update("delete from inbox_processed_messages where event_id = ?", eventId);
    }

    /** Lets the service forget which version of an aggregate it has seen. */
    public void forgetVersions(UUID aggregateId) {
        update("delete from aggregate_versions where aggregate_id = ?", aggregateId);
    }

    private long count(String query, Collection<UUID> ids) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private void update(String statement, UUID id) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            update.setObject(1, id);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
