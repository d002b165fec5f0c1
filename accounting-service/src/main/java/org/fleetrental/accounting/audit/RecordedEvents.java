package org.fleetrental.accounting.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.EventRecord;
import org.fleetrental.messaging.ReceivedEvent;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The record of events: of all four services, also of those that post nothing. Written with the inbox row, and never
 * touched again.
 */
@ApplicationScoped
public class RecordedEvents implements EventRecord {

    private final Sql sql;
    private final Clock clock;

    RecordedEvents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void keep(ReceivedEvent event) {
        var about = event.metadata();
        var subjects = Subjects.of(about.aggregateId(), event.content());
        sql.update(
                "keeping an event on record",
                """
                with kept as (
                    insert into recorded_event (event_id, type, topic, source, aggregate_id, aggregate_version,
                        occurred_at, correlation_id, causation_id, actor, traceparent, value, content, recorded_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                    on conflict do nothing returning event_id, occurred_at)
                insert into event_subject (subject_id, event_id, occurred_at)
                select subject_id, event_id, occurred_at from kept cross join unnest(?) as subject_id
                """,
                about.eventId(),
                about.type(),
                event.topic(),
                about.source(),
                about.aggregateId(),
                about.aggregateVersion(),
                about.time(),
                about.correlationId(),
                about.causationId().orElse(null),
                event.metadata().actor().orElse(null),
                event.traceparent().orElse(null),
                event.value(),
                text(event.content()),
                clock.instant(),
                subjects.toArray(UUID[]::new));
    }

    /** PostgreSQL's JSON cannot hold U+0000; the raw value has it. */
    private static @Nullable String text(Optional<JsonNode> content) {
        return content.map(JsonNode::toString)
                .map(json -> json.replace("\\u0000", "\\ufffd"))
                .orElse(null);
    }

    /** Events that touch something, behind the cursor, at most {@code count}, in the order of their ids. */
    List<RecordedEvent> about(UUID subjectId, Instant from, Instant to, UUID cursor, int count) {
        return sql.query("reading the record of events", RecordedEvent::read, """
                select recorded_event.* from event_subject join recorded_event using (event_id)
                where subject_id = ? and event_id > ? and event_subject.occurred_at between ? and ?
                order by event_id limit ?
                """, subjectId, cursor, from, to, count);
    }

    /**
     * One event on record, to be read again.
     *
     * @param value as it was in Kafka
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Kept(UUID eventId, String type, long aggregateVersion, byte[] value) {

        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    row.getObject("event_id", UUID.class),
                    row.getString("type"),
                    row.getLong("aggregate_version"),
                    row.getBytes("value"));
        }
    }

    /** The events of a type and an aggregate in the order of their arrival, at most {@code count}. */
    public List<Kept> of(String type, UUID aggregateId, int count) {
        return sql.query("reading the events of an aggregate", Kept::read, """
                select event_id, type, aggregate_version, value from recorded_event
                where type = ? and aggregate_id = ? and value is not null order by position limit ?
                """, type, aggregateId, count);
    }

    /** The aggregates behind one that have an event of a type, at most {@code count}, in the order of their ids. */
    public List<UUID> aggregates(String type, UUID after, int count) {
        return sql.query(
                "reading which aggregates there are", row -> row.getObject(1, UUID.class), """
                select distinct aggregate_id from recorded_event
                where type = ? and aggregate_id > ? order by aggregate_id limit ?
                """, type, after, count);
    }

    /** An event by its id; empty if it is not on record. */
    public Optional<Kept> find(UUID eventId) {
        return sql.first("reading an event", Kept::read, """
                select event_id, type, aggregate_version, value from recorded_event
                where event_id = ? and value is not null
                """, eventId);
    }
}
