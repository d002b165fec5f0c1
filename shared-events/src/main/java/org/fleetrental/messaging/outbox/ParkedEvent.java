package org.fleetrental.messaging.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/**
 * An event that the relay could not send, or could not until an operator released it.
 *
 * @param key as text, or in base64 after {@code base64:} if it is none; null if the record has no order to keep
 * @param schema group, name and version; null if the payload goes out as it stands
 * @param waitingBehind how many events of the same topic and key wait for this one
 * @param parkedReason why it cannot be sent
 * @param discardReason why it shall not be sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ParkedEvent(
        UUID eventId,
        State state,
        String topic,
        @Nullable String key,
        @Nullable Long aggregateVersion,
        @Nullable String eventType,
        @Nullable String schema,
        int payloadBytes,
        long waitingBehind,
        Instant createdAt,
        @Nullable Instant parkedAt,
        @Nullable String parkedReason,
        @Nullable Instant discardedAt,
        @Nullable String discardReason) {

    enum State {
        /** It holds back its aggregate until an operator decides. */
        PARKED,
        /** It will not be sent. */
        DISCARDED,
        /** It was released, or never parked, and the relay will try it. */
        PENDING,
        PUBLISHED
    }

    static ParkedEvent read(ResultSet row) throws SQLException {
        var headers = new RecordHeaders(HeaderCodec.fromJson(row.getString("headers")));
        var parkedAt = Sql.time(row, "parked_at");
        var discardedAt = Sql.time(row, "discarded_at");
        return new ParkedEvent(
                row.getObject("event_id", UUID.class),
                state(parkedAt, discardedAt, Sql.time(row, "published_at")),
                row.getString("topic"),
                HeaderCodec.keyText(row.getBytes("record_key")),
                row.getObject("aggregate_version", Long.class),
                HeaderCodec.text(headers, "ce_type").orElse(null),
                row.getString("schema"),
                row.getInt("payload_bytes"),
                row.getLong("waiting_behind"),
                Objects.requireNonNull(Sql.time(row, "created_at")),
                parkedAt,
                row.getString("parked_reason"),
                discardedAt,
                row.getString("discard_reason"));
    }

    private static State state(
            @Nullable Instant parkedAt, @Nullable Instant discardedAt, @Nullable Instant publishedAt) {
        if (discardedAt != null) {
            return State.DISCARDED;
        }
        if (parkedAt != null) {
            return State.PARKED;
        }
        return publishedAt == null ? State.PENDING : State.PUBLISHED;
    }
}
