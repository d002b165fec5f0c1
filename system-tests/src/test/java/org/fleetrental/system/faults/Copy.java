package org.fleetrental.system.faults;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One copy of an event on a topic: what its headers say of it. */
record Copy(String topic, int partition, long offset, String key, String type, UUID id, long version) {

    /** @return null for a record that is no event */
    static Copy of(ConsumerRecord<byte[], byte[]> record) {
        var id = header(record, "ce_id");
        var version = header(record, "ce_aggregateversion");
        if (id == null || version == null || record.key() == null) {
            return null;
        }
        return new Copy(
                record.topic(),
                record.partition(),
                record.offset(),
                new String(record.key(), StandardCharsets.UTF_8),
                header(record, "ce_type"),
                UUID.fromString(id),
                Long.parseLong(version));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    String place() {
        return topic + "/" + partition + "@" + offset;
    }
}
