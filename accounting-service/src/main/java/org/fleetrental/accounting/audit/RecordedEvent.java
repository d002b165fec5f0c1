package org.fleetrental.accounting.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/**
 * An event on record, as an auditor sees it.
 *
 * @param actor who caused it, by token subject; null if no request did, or it was not told
 * @param correlationId of the request that it goes back to: all that came of that has the same
 * @param causationId the event that it is a reaction to; null if it is a request's own
 * @param content null if it could not be read
 */
record RecordedEvent(
        UUID eventId,
        String type,
        String topic,
        String source,
        UUID aggregateId,
        long aggregateVersion,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String actor,
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent,
        @JsonRawValue @Nullable String content) {

    static RecordedEvent read(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("topic"),
                row.getString("source"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("aggregate_version"),
                Objects.requireNonNull(Sql.time(row, "occurred_at")),
                Objects.requireNonNull(Sql.time(row, "recorded_at")),
                row.getString("actor"),
                row.getObject("correlation_id", UUID.class),
                row.getObject("causation_id", UUID.class),
                row.getString("traceparent"),
                row.getString("content"));
    }
}
