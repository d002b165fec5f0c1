package org.fleetrental.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came.
 *
 * @param value of the Kafka record, with its frame
 * @param content the same as JSON, in the words of the schema that it was written with; empty if it cannot be read
 * @param traceparent the trace that it is part of
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedEvent(
        EventMetadata metadata,
        String topic,
        byte @Nullable [] value,
        Optional<JsonNode> content,
        Optional<String> traceparent) {}
