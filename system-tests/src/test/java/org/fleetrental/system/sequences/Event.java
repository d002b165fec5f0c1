package org.fleetrental.system.sequences;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as its service published it. */
record Event(ConsumerRecord<byte[], byte[]> record) {

    /** That it would have been published to, were there no postman. */
    String topic() {
        return record.topic().replace(Destination.PUBLISHED, "fleet.");
    }

    /** Sorts by the time at which it was made. */
    String id() {
        return header("ce_id");
    }

    UUID aggregateId() {
        return UUID.fromString(header("ce_subject"));
    }

    long version() {
        return Long.parseLong(header("ce_aggregateversion"));
    }

    /** Without the package. */
    String type() {
        var full = header("ce_type");
        return full.substring(full.lastIndexOf('.') + 1);
    }

    private String header(String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
