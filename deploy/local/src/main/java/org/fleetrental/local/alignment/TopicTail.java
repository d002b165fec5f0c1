package org.fleetrental.local.alignment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.fleetrental.local.KafkaClasses;

/** What a topic has been given since a time, up to where it ends now. */
public final class TopicTail {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    private final Map<String, Object> kafka;
    private final String topic;
    private final Instant since;

    public TopicTail(Map<String, Object> kafka, String topic, Instant since) {
        this.kafka = kafka;
        this.topic = topic;
        this.since = since;
    }

    /**
     * Hands on some records at a time, each partition's in order.
     *
     * @throws IllegalStateException if Kafka has nothing to give for a minute, short of the end
     */
    public void read(Consumer<List<ConsumerRecord<byte[], byte[]>>> some) {
        var settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        try (var consumer = KafkaClasses.with(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()))) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            seek(consumer, ends);
            long deadline = System.nanoTime() + SILENCE_MAX.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
                consumer.poll(POLL).forEach(records::add);
                if (!records.isEmpty()) {
                    deadline = System.nanoTime() + SILENCE_MAX.toNanos();
                    some.accept(records);
                } else if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Kafka gives nothing of " + topic);
                }
            }
        }
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        var times = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> times.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
    }
}
