package org.fleetrental.fleet.hold;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.fleetrental.messaging.TestEvents;

/** What became of a delivered event. */
@ApplicationScoped
class InboxView {

    private final AgroalDataSource dataSource;

    InboxView(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void awaitHandled(TestEvents.Delivery delivery) {
        awaitRow("select from inbox_processed_messages where event_id = ?", delivery);
    }

    void awaitDeadLetter(TestEvents.Delivery delivery) {
        awaitRow("select from dead_letters where event_id = ? and status = 'OPEN' and attempts = 1", delivery);
    }

    private void awaitRow(String query, TestEvents.Delivery delivery) {
        await().atMost(Duration.ofSeconds(20)).until(() -> finds(query, delivery));
    }

    private boolean finds(String query, TestEvents.Delivery delivery) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setObject(1, delivery.eventId());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
