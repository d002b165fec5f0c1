package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

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

    /** Which of some events were handled before. */
    Set<UUID> known(Collection<UUID> events) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select event_id from inbox_processed_messages where consumer = ? and event_id = any (?)
                        """)) {
            select.setString(1, config.service());
            select.setArray(2, connection.createArrayOf("uuid", events.toArray()));
            var known = new HashSet<UUID>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    known.add(result.getObject(1, UUID.class));
                }
            }
            return known;
        } catch (SQLException failure) {
            throw new DatabaseException("looking for events", failure);
        }
    }
}
