package org.fleetrental.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.MessagingConfig;

/** The statements of {@code inbox_processed_messages}. */
@ApplicationScoped
public class InboxTable {

    private final AgroalDataSource dataSource;
    private final MessagingConfig config;

    InboxTable(AgroalDataSource dataSource, MessagingConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /**
     * Claims events for the current transaction. Waits for a rival that has claimed one of them to finish; in the order
     * of their ids, so that two rivals do not wait for each other.
     *
     * @return those that were not handled before
     */
    Set<UUID> claim(Collection<EventMetadata> events) {
        var types = new TreeMap<UUID, String>();
        events.forEach(event -> types.put(event.eventId(), event.type()));
        var claimed = new HashSet<UUID>();
        if (types.isEmpty()) {
            return claimed;
        }
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox_processed_messages (consumer, event_id, event_type)
                        select ?, event_id, event_type from unnest(?, ?) as event (event_id, event_type)
                        on conflict do nothing returning event_id
                        """)) {
            insert.setString(1, config.service());
            insert.setArray(2, connection.createArrayOf("uuid", types.keySet().toArray()));
            insert.setArray(3, connection.createArrayOf("text", types.values().toArray()));
            try (var result = insert.executeQuery()) {
                while (result.next()) {
                    claimed.add(result.getObject(1, UUID.class));
                }
            }
            return claimed;
        } catch (SQLException failure) {
            throw new DatabaseException("claiming events", failure);
        }
    }

    /**
     * Lets an event count as handled, so that no copy of it has an effect. Waits for a rival as {@link #claim} does.
     */
    public void close(UUID eventId, String eventType) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(
                        "insert into inbox_processed_messages (consumer, event_id, event_type) values (?, ?, ?)"
                                + " on conflict do nothing")) {
            insert.setString(1, config.service());
            insert.setObject(2, eventId);
            insert.setString(3, eventType);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("closing an event", failure);
        }
    }

    /** Which of some events were handled before. */
    public Set<UUID> known(Collection<UUID> events) {
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
