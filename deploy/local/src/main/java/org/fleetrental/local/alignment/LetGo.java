package org.fleetrental.local.alignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/**
 * Lets events have no effect in a service, now and whenever it reads them: each is a discarded dead letter of it, which
 * keeps the event itself, and counts as handled. Doing it again changes nothing. It belongs into a transaction.
 */
final class LetGo {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final String service;

    LetGo(Connection connection, String service) {
        this.connection = connection;
        this.service = service;
    }

    /** Which of some events have not been let go here. */
    Set<UUID> notYet(Collection<UUID> events) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select event_id from unnest(?) event_id where not exists (
                            select from %s.dead_letters l where l.event_id = event_id.event_id and status = 'DISCARDED')
                        """.formatted(service))) {
            select.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            var open = new HashSet<UUID>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    open.add(row.getObject(1, UUID.class));
                }
            }
            return open;
        }
    }

    /** @return how many were not let go before */
    int let(List<Stray> strays, String by, String reason) throws SQLException {
        int news = 0;
        enter();
        try (var letter = connection.prepareStatement("""
                        insert into dead_letters (id, status, topic, record_partition, record_offset, record_key,
                            record_value, headers, event_id, event_type, attempts, received_at, resolved_at,
                            resolved_by, reason)
                        values (uuidv7(), 'DISCARDED', ?, ?, ?, ?, ?, ?::jsonb, ?, ?, 0, now(), now(), ?, ?)
                        -- One that a service keeps already, because it could not handle it, must not be replayed any more.
                        on conflict on constraint dead_letters_once do update set status = 'DISCARDED',
                            resolved_at = now(), resolved_by = excluded.resolved_by, reason = excluded.reason
                            where dead_letters.status <> 'DISCARDED'
                        """);
                var known = connection.prepareStatement("""
                        insert into inbox_processed_messages (consumer, event_id, event_type) values (?, ?, ?)
                        on conflict do nothing
                        """)) {
            for (var stray : strays) {
                letter.setString(1, stray.record().topic());
                letter.setInt(2, stray.record().partition());
                letter.setLong(3, stray.record().offset());
                letter.setBytes(4, stray.record().key());
                letter.setBytes(5, stray.record().value());
                letter.setString(6, json(stray.record().headers()));
                letter.setObject(7, stray.eventId());
                letter.setString(8, stray.type());
                letter.setString(9, by);
                letter.setString(10, reason);
                news += letter.executeUpdate();
                known.setString(1, service);
                known.setObject(2, stray.eventId());
                known.setString(3, stray.type());
                known.executeUpdate();
            }
        }
        if (news > 0) {
            record(by, Map.of("reason", reason, "events", news));
        }
        return news;
    }

    private void record(String by, Map<String, ?> detail) throws SQLException {
        try (var action = connection.prepareStatement("""
                        insert into operator_actions (id, actor, action, subject_type, subject_id, detail)
                        values (uuidv7(), ?, 'DISCARD', 'DEAD_LETTERS', ?, ?::jsonb)
                        """)) {
            action.setString(1, by);
            action.setString(2, UUID.randomUUID().toString());
            action.setString(3, JSON.writeValueAsString(detail));
            action.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As the service keeps headers: a list of names and texts. Those of an event are all text. */
    private static String json(Headers headers) {
        var list = JSON.createArrayNode();
        for (var header : headers) {
            var entry = new LinkedHashMap<String, String>();
            entry.put("name", header.key());
            if (header.value() != null) {
                entry.put("text", new String(header.value(), StandardCharsets.UTF_8));
            }
            list.addPOJO(entry);
        }
        return list.toString();
    }

    /** Until the end of the transaction: what the tables do by themselves finds its own there. */
    private void enter() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path to " + service);
        }
    }
}
