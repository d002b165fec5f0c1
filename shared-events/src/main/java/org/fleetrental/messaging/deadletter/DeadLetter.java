package org.fleetrental.messaging.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.fleetrental.messaging.FailureText;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not handled when it came, as it came.
 *
 * @param key null keeps no order: such a letter waits for none, and none waits for it
 * @param headers as {@link HeaderCodec} writes them
 * @param eventId null if the message does not say, or not as a UUID
 * @param attempts how often its handler was tried, or its decoding, and the message itself was at fault
 * @param failure the last one; null if it only waits
 * @param arrival its place in the queue of its topic and key
 * @param resolvedBy null if it followed by itself what it waited for
 * @param reason why it was discarded
 */
record DeadLetter(
        UUID id,
        Status status,
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        String headers,
        @Nullable UUID eventId,
        @Nullable String eventType,
        int attempts,
        @Nullable FailureText failure,
        @Nullable String traceId,
        Instant receivedAt,
        long arrival,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String reason) {

    enum Status {
        /** It failed, and waits for an operator. */
        OPEN,
        /** It waits behind an earlier one of its topic and key. */
        PARKED,
        /** Its handler has had it, or had had it before. */
        REPLAYED,
        /** An operator decided that it shall have no effect here. */
        DISCARDED;

        boolean waits() {
            return this == OPEN || this == PARKED;
        }
    }

    static DeadLetter read(ResultSet row) throws SQLException {
        var errorType = row.getString("error_type");
        var failure = errorType == null
                ? null
                : new FailureText(errorType, row.getString("error"), row.getString("stack_trace"));
        return new DeadLetter(
                row.getObject("id", UUID.class),
                Status.valueOf(row.getString("status")),
                row.getString("topic"),
                row.getInt("record_partition"),
                row.getLong("record_offset"),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                row.getString("headers"),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getInt("attempts"),
                failure,
                row.getString("trace_id"),
                Objects.requireNonNull(Sql.time(row, "received_at")),
                row.getLong("arrival"),
                Sql.time(row, "resolved_at"),
                row.getString("resolved_by"),
                row.getString("reason"));
    }

    /** What Kafka delivered. */
    ConsumerRecord<byte[], byte[]> record() {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                receivedAt.toEpochMilli(),
                TimestampType.NO_TIMESTAMP_TYPE,
                -1,
                -1,
                key,
                value,
                new RecordHeaders(HeaderCodec.fromJson(headers)),
                Optional.empty());
    }
}
