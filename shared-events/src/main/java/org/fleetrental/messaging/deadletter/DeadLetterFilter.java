package org.fleetrental.messaging.deadletter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.messaging.HeaderCodec;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; what is null does not matter.
 *
 * @param key as text; a key that is no text cannot be asked for
 * @param errorType full class name of the failure
 * @param eventType full name of the event's type
 * @param receivedAfter inclusive
 * @param receivedBefore exclusive
 */
record DeadLetterFilter(
        DeadLetter.@Nullable Status status,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String errorType,
        @Nullable String eventType,
        @Nullable Instant receivedAfter,
        @Nullable Instant receivedBefore) {

    /** As conditions in SQL, each with its parameter, in a fixed order. */
    Map<String, Object> conditions() {
        var conditions = new LinkedHashMap<String, Object>();
        put(conditions, "status = ?", status == null ? null : status.name());
        put(conditions, "topic = ?", topic);
        put(conditions, "record_key = ?", key == null ? null : HeaderCodec.bytes(key));
        put(conditions, "error_type = ?", errorType);
        put(conditions, "event_type = ?", eventType);
        put(conditions, "received_at >= ?", receivedAfter);
        put(conditions, "received_at < ?", receivedBefore);
        return conditions;
    }

    /** Those of {@link #conditions} and one more: what lies behind a cursor, the newest first. */
    Map<String, Object> conditions(@Nullable UUID cursor) {
        var conditions = conditions();
        put(conditions, "id < ?", cursor);
        return conditions;
    }

    private static void put(Map<String, Object> conditions, String condition, @Nullable Object parameter) {
        if (parameter != null) {
            conditions.put(condition, parameter);
        }
    }
}
