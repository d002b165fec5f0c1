package org.fleetrental.local.alignment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event on a topic that its owner's database does not know. */
public record Stray(UUID eventId, ConsumerRecord<byte[], byte[]> record) {

    /** Empty for a record that is no event: it has no id. */
    static Optional<UUID> eventId(ConsumerRecord<byte[], byte[]> record) {
        try {
            return header(record, "ce_id").map(UUID::fromString);
        } catch (IllegalArgumentException poison) {
            return Optional.empty();
        }
    }

    public String type() {
        return header(record, "ce_type").orElse("unknown");
    }

    public String version() {
        return header(record, "ce_aggregateversion").orElse("?");
    }

    public String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .filter(header -> header.value() != null)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
