package org.fleetrental.messaging.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.FailureText;
import org.fleetrental.messaging.HeaderCodec;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param key as text, or in base64 after {@code base64:} if it is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterView(
        UUID id,
        DeadLetter.Status status,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable UUID eventId,
        @Nullable String eventType,
        int attempts,
        @Nullable String errorType,
        @Nullable String error,
        @Nullable String traceId,
        Instant receivedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String reason) {

    static DeadLetterView of(DeadLetter letter) {
        var failure = Optional.ofNullable(letter.failure());
        return new DeadLetterView(
                letter.id(),
                letter.status(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                HeaderCodec.keyText(letter.key()),
                letter.eventId(),
                letter.eventType(),
                letter.attempts(),
                failure.map(FailureText::type).orElse(null),
                failure.map(FailureText::message).orElse(null),
                letter.traceId(),
                letter.receivedAt(),
                letter.resolvedAt(),
                letter.resolvedBy(),
                letter.reason());
    }
}
