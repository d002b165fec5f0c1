package org.fleetrental.messaging.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at single records, beside the consumers and without a group. Not for several threads. */
final class RecordPeek implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    RecordPeek(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("max.poll.records", "1");
        // Kafka gives at least one batch of each partition, however large. More is not wanted.
        config.put("max.partition.fetch.bytes", "1");
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * When records were put into their topics. Those that Kafka does not hand out within two seconds are missing.
     *
     * @param offsets of the records; for one that is removed or was compacted away, the next one counts
     */
    Map<TopicPartition, Instant> times(Map<TopicPartition, Long> offsets) {
        var times = new HashMap<TopicPartition, Instant>();
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (times.size() < offsets.size() && System.nanoTime() < deadline) {
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                times.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
                consumer.pause(List.of(partition));
            }
        }
        consumer.unsubscribe();
        return times;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
