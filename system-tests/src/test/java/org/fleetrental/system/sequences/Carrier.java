package org.fleetrental.system.sequences;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Brings events to their destinations, and knows when they have been taken in. */
final class Carrier implements AutoCloseable {

    private static final Duration TAKEN_IN_WITHIN = Duration.ofSeconds(60);

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Where something was brought that may not be taken in yet, and the offset that says it is. */
    private final Map<Destination, Long> open = new HashMap<>();

    Carrier(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * A process gets everything in the order in which it is brought: where it reads more than one topic, it has taken
     * in what came by another before this is on its way.
     */
    void bring(Event event, Destination to) {
        var byAnother = open.keySet().stream()
                .anyMatch(other -> to.readers().stream()
                        .anyMatch(reader -> other.process().equals(reader.process()) && !other.equals(reader)));
        if (byAnother) {
            settle();
        }
        var record = event.record();
        try {
            var sent = producer.send(new ProducerRecord<>(to.name(), 0, record.key(), record.value(), record.headers()))
                    .get();
            to.readers().forEach(reader -> open.put(reader, sent.offset() + 1));
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("Not sent", failure);
        }
    }

    /** Returns when everything brought has been taken in. */
    void settle() {
        await().atMost(TAKEN_IN_WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    open.entrySet().removeAll(takenIn().entrySet());
                    return open.isEmpty();
                });
    }

    private Map<Destination, Long> takenIn() {
        if (open.isEmpty()) {
            return Map.of();
        }
        try {
            var committed = admin.listConsumerGroupOffsets(open.keySet().stream()
                            .collect(Collectors.toMap(Destination::group, group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get();
            var taken = new HashMap<Destination, Long>();
            open.keySet().forEach(to -> {
                var offset = committed.get(to.group()).get(new TopicPartition(to.name(), 0));
                if (offset != null) {
                    taken.put(to, offset.offset());
                }
            });
            return taken;
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("Kafka does not say what has been taken in", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
