package org.fleetrental.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;

/**
 * A record on its way to Kafka.
 *
 * @param aggregateVersion empty for a dead letter, which is no event of this service
 * @param schema what the payload was written with; empty if the payload goes out as it stands
 * @param payload empty for a record without a value
 */
record OutboxRow(
        UUID eventId,
        String topic,
        byte[] key,
        Optional<Long> aggregateVersion,
        Optional<SchemaReference> schema,
        List<Header> headers,
        Optional<byte[]> payload) {}
