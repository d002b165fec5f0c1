package org.fleetrental.maintenance;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.fleetrental.messaging.TestEvents;

/** What became of a delivered event. */
@ApplicationScoped
public class InboxView {

    private final AgroalDataSource dataSource;

    InboxView(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void awaitHandled(TestEvents.Delivery delivery) {
        await().atMost(Duration.ofSeconds(20)).until(() -> isHandled(delivery));
    }

    private boolean isHandled(TestEvents.Delivery delivery) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select from inbox_processed_messages where event_id = ?")) {
            select.setObject(1, delivery.eventId());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
