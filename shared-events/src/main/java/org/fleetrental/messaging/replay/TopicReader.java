package org.fleetrental.messaging.replay;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.fleetrental.messaging.ConsumedTopics;
import org.jspecify.annotations.Nullable;

/** Opens topics to be read once more, beside the consumer that follows them. */
@ApplicationScoped
class TopicReader {

    private static final String RECORDS_AT_A_TIME = "100";

    private final Map<String, Object> kafka;
    private final ConsumedTopics topics;

    TopicReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, ConsumedTopics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * The part of a topic that lies between two times and that the service's own consumer group is done with. What is
     * behind the group's offsets is still to come to it: read here, it could overtake an earlier record of its key.
     *
     * @param topic one that this service consumes
     * @param to exclusive; null for no limit but the group's offsets
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    TopicScan consumed(String topic, Instant from, @Nullable Instant to) {
        return open(topics.groupOf(topic).orElseThrow(), consumer -> {
            var partitions = partitions(consumer, List.of(topic));
            var begins = offsetsAt(consumer, partitions, from);
            var ends = consumed(consumer, partitions);
            if (to != null) {
                offsetsAt(consumer, partitions, to).forEach((partition, end) -> ends.merge(partition, end, Math::min));
            }
            return new TopicScan(consumer, begins, ends);
        });
    }

    /** Everything that topics hold by now. */
    TopicScan whole(Collection<String> names) {
        return open(topics.groupOf(names.iterator().next()).orElseThrow(), consumer -> {
            var partitions = partitions(consumer, names);
            return new TopicScan(consumer, consumer.beginningOffsets(partitions), consumer.endOffsets(partitions));
        });
    }

    private TopicScan open(String group, Function<Consumer<byte[], byte[]>, TopicScan> ranges) {
        var config = new HashMap<>(kafka);
        // To ask for the group's offsets: without a subscription the consumer neither joins it nor commits for it.
        config.put("group.id", group);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("max.poll.records", RECORDS_AT_A_TIME);
        var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return ranges.apply(consumer);
        } catch (RuntimeException failure) {
            consumer.close();
            throw failure;
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Collection<String> names) {
        return names.stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** The first offset at or after a time; the end where there is none. */
    private static Map<TopicPartition, Long> offsetsAt(
            Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant time) {
        var wanted = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> wanted.put(partition, time.toEpochMilli()));
        var offsets = new HashMap<>(consumer.endOffsets(partitions));
        consumer.offsetsForTimes(wanted).forEach((partition, found) -> {
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        });
        return offsets;
    }

    private static Map<TopicPartition, Long> consumed(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        var committed = consumer.committed(new HashSet<>(partitions));
        var offsets = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> {
            var known = committed.get(partition);
            offsets.put(partition, known == null ? 0 : known.offset());
        });
        return offsets;
    }
}
