package org.fleetrental.messaging.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.fleetrental.messaging.schema.SchemaReference;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka.
 *
 * @param key whose order is kept; null if the record has no order to keep
 * @param aggregateVersion empty for a dead letter, which is no event of this service
 * @param schema what the payload was written with; empty if the payload goes out as it stands
 * @param payload empty for a record without a value
 */
public record OutboxRow(
        UUID eventId,
        String topic,
        byte @Nullable [] key,
        Optional<Long> aggregateVersion,
        Optional<SchemaReference> schema,
        List<Header> headers,
        Optional<byte[]> payload) {}
