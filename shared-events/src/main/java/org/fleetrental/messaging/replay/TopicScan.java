package org.fleetrental.messaging.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.fleetrental.messaging.operator.Progress;

/** A part of one or more topics, read once: each partition in order, a bounded number of records at a time. */
final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int EMPTY_POLLS_MAX = 120;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Progress.Part> parts = new HashMap<>();
    private int emptyPolls;

    /** A partition whose begin is not before its end has nothing to read. */
    TopicScan(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        begins.forEach((partition, begin) -> {
            long end = Math.max(begin, ends.getOrDefault(partition, 0L));
            parts.put(partition, new Progress.Part(partition.topic(), partition.partition(), begin, begin, end));
        });
        consumer.assign(begins.keySet());
        begins.forEach(consumer::seek);
        pauseWhatIsDone();
    }

    boolean isDone() {
        return parts.values().stream().allMatch(part -> part.position() >= part.end());
    }

    /**
     * The next records, perhaps none yet.
     *
     * @throws IllegalStateException if Kafka has had nothing to give for a minute
     */
    List<ConsumerRecord<byte[], byte[]>> next() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var record : consumer.poll(POLL)) {
            var part = parts.get(new TopicPartition(record.topic(), record.partition()));
            if (part != null && record.offset() < part.end()) {
                records.add(record);
            }
        }
        move();
        return records;
    }

    private void move() {
        boolean moved = false;
        for (var entry : parts.entrySet()) {
            var part = entry.getValue();
            long position = Math.min(consumer.position(entry.getKey()), part.end());
            moved |= position > part.position();
            entry.setValue(new Progress.Part(part.topic(), part.partition(), part.begin(), position, part.end()));
        }
        pauseWhatIsDone();
        emptyPolls = moved ? 0 : emptyPolls + 1;
        if (emptyPolls > EMPTY_POLLS_MAX && !isDone()) {
            throw new IllegalStateException("Kafka has given nothing for "
                    + POLL.multipliedBy(EMPTY_POLLS_MAX).toSeconds() + " s");
        }
    }

    private void pauseWhatIsDone() {
        consumer.pause(parts.entrySet().stream()
                .filter(entry -> entry.getValue().position() >= entry.getValue().end())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** How far it has come, in the order of topics and partitions. */
    List<Progress.Part> parts() {
        return parts.values().stream()
                .sorted(Comparator.comparing(Progress.Part::topic).thenComparing(Progress.Part::partition))
                .toList();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
    }
}
