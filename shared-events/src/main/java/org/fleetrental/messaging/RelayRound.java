package org.fleetrental.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the relay: reads pending rows, sends them, marks those that Kafka has acknowledged.
 *
 * <p>Different aggregates are on their way together; of one aggregate only one event is, and the next goes when that
 * one is acknowledged. So a refused event can never be overtaken. A row that can never be sent is parked with its
 * reason and holds back its own aggregate only. A crash between acknowledgement and mark sends the row again; the inbox
 * knows its id.
 */
@ApplicationScoped
class RelayRound {

    private static final Logger LOG = Logger.getLogger(RelayRound.class);

    private final KafkaClientService kafka;
    private final SchemaRegistry registry;
    private final MessagingConfig config;
    private final Counter published;
    private final Counter failed;

    /** @param channel makes the framework set up the producer of the channel; the relay sends through that producer */
    RelayRound(
            KafkaClientService kafka,
            SchemaRegistry registry,
            MessagingConfig config,
            MeterRegistry meters,
            @Channel("outbox") MutinyEmitter<byte[]> channel) {
        this.kafka = kafka;
        this.registry = registry;
        this.config = config;
        this.published = meters.counter("outbox.published");
        this.failed = meters.counter("outbox.publish.failures");
    }

    /**
     * @return whether there may be more to publish right now
     * @throws RuntimeException if Kafka or the registry are away; what was acknowledged before is marked all the same
     */
    boolean publish(Connection connection, Set<Integer> lanes) throws SQLException {
        var rows = OutboxTable.pending(connection, lanes, config.outbox().batchSize());
        if (rows.isEmpty()) {
            return false;
        }
        var byKey = new LinkedHashMap<Aggregate, Queue<OutboxTable.Pending>>();
        for (var row : rows) {
            byKey.computeIfAbsent(Aggregate.of(row), _ -> new ArrayDeque<>()).add(row);
        }
        var deadline = System.nanoTime() + config.outbox().roundTime().toNanos();
        var queues = List.copyOf(byKey.values());
        while (!queues.isEmpty() && System.nanoTime() < deadline) {
            publishHeads(connection, queues);
            queues = queues.stream().filter(queue -> !queue.isEmpty()).toList();
        }
        return true;
    }

    private void publishHeads(Connection connection, Collection<Queue<OutboxTable.Pending>> queues)
            throws SQLException {
        Producer<byte[], byte[]> producer =
                kafka.<byte[], byte[]>getProducer("outbox").unwrap();
        var sent = new LinkedHashMap<Queue<OutboxTable.Pending>, Future<RecordMetadata>>();
        @Nullable RuntimeException failure = null;
        for (var queue : queues) {
            try {
                sent.put(queue, producer.send(record(queue.element().row())));
            } catch (RuntimeException refused) {
                failure = settle(connection, queue, refused, failure);
            }
        }
        var acknowledged = new ArrayList<Long>();
        for (Map.Entry<Queue<OutboxTable.Pending>, Future<RecordMetadata>> entry : sent.entrySet()) {
            try {
                entry.getValue().get();
                acknowledged.add(entry.getKey().remove().position());
            } catch (ExecutionException refused) {
                failure = settle(
                        connection, entry.getKey(), Objects.requireNonNullElse(refused.getCause(), refused), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("Interrupted while sending", interrupted);
                break;
            }
        }
        if (!acknowledged.isEmpty()) {
            OutboxTable.markPublished(connection, acknowledged);
            published.increment(acknowledged.size());
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Parks a row that can never be sent; any other failure is the caller's to throw when the round is marked. */
    private @Nullable RuntimeException settle(
            Connection connection,
            Queue<OutboxTable.Pending> queue,
            Throwable refused,
            @Nullable RuntimeException earlier)
            throws SQLException {
        failed.increment();
        var row = queue.element();
        queue.clear();
        if (canNeverBeSent(refused)) {
            LOG.errorf(
                    refused,
                    "Event %s is parked in the outbox, it can never be sent",
                    row.row().eventId());
            OutboxTable.park(connection, row.position(), String.valueOf(refused.getMessage()));
            return earlier;
        }
        return refused instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(refused);
    }

    private static boolean canNeverBeSent(Throwable refused) {
        return switch (refused) {
            case RecordTooLargeException _, InvalidTopicException _, UnknownSchemaException _ -> true;
            default -> false;
        };
    }

    private ProducerRecord<byte[], byte[]> record(OutboxRow row) {
        var payload = row.payload().orElse(null);
        if (payload != null && row.schema().isPresent()) {
            payload = AvroCodec.frame(registry.contentId(row.schema().get()), payload);
        }
        return new ProducerRecord<>(row.topic(), null, row.key(), payload, row.headers());
    }

    /** What order is kept for: the key within its topic. */
    private record Aggregate(String topic, ByteBuffer key) {

        static Aggregate of(OutboxTable.Pending pending) {
            return new Aggregate(
                    pending.row().topic(), ByteBuffer.wrap(pending.row().key()));
        }
    }
}
