package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** The statements of {@code inbox_processed_messages}. */
@ApplicationScoped
class InboxTable {

    private final AgroalDataSource dataSource;
    private final MessagingConfig config;

    InboxTable(AgroalDataSource dataSource, MessagingConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** Claims an event for the current transaction; false if it was handled before. Waits for a rival to finish. */
    boolean claim(EventMetadata event) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox_processed_messages (consumer, event_id, event_type) values (?, ?, ?)
                        on conflict do nothing
                        """)) {
            insert.setString(1, config.service());
            insert.setObject(2, event.eventId());
            insert.setString(3, event.type());
            return insert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new DatabaseException("claiming an event", failure);
        }
    }
}
