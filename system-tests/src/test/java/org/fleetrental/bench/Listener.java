package org.fleetrental.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when events come out of Kafka. */
final class Listener implements AutoCloseable {

    private final Map<UUID, Long> seenMicros = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** Listens from now on to a topic. */
    Listener(Workbench bench, String topic) {
        var consumer = new KafkaConsumer<byte[], byte[]>(Map.of(
                "bootstrap.servers", bench.system().backing().kafkaBootstrapServers(),
                "key.deserializer", ByteArrayDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class));
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().start(() -> listen(consumer));
    }

    private void listen(KafkaConsumer<byte[], byte[]> consumer) {
        try (consumer) {
            while (!stopping) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = Workbench.micros(Instant.now());
                records.forEach(record -> seenMicros.putIfAbsent(id(record.headers()), now));
            }
        }
    }

    /** The relay's {@code ce_id}, or the {@code id} that Debezium's router adds. */
    private static UUID id(Headers headers) {
        var header = headers.lastHeader("ce_id");
        return UUID.fromString(
                new String((header == null ? headers.lastHeader("id") : header).value(), StandardCharsets.UTF_8));
    }

    Map<UUID, Long> seenMicros() {
        return seenMicros;
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
