package org.fleetrental.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads along on the topics of the events, without being part of any group. For one thread. */
final class EventWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Sighting> unclaimed = new ArrayList<>();

    /** An event that went by, and when it was seen here. */
    record Sighting(
            String type, String source, String topic, int partition, long offset, String traceId, long seenNanos) {}

    EventWatch(Map<String, Object> kafka, List<String> topics) {
        var settings = new HashMap<>(kafka);
        settings.put("fetch.max.wait.ms", 10);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The events of a trace that have come by since the last call. */
    List<Sighting> take(String traceId) {
        for (var record : consumer.poll(POLL)) {
            unclaimed.add(sighting(record));
        }
        var taken = unclaimed.stream()
                .filter(sighting -> sighting.traceId().equals(traceId))
                .toList();
        unclaimed.removeAll(taken);
        return taken;
    }

    private static Sighting sighting(ConsumerRecord<byte[], byte[]> record) {
        var type = header(record, "ce_type");
        var trace = header(record, "traceparent").split("-", -1);
        return new Sighting(
                type.substring(type.lastIndexOf('.') + 1),
                header(record, "ce_source").replaceAll("^/|-service$", ""),
                record.topic(),
                record.partition(),
                record.offset(),
                trace.length > 1 ? trace[1] : "",
                System.nanoTime());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
