package org.fleetrental.messaging;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.messaging.schema.AvroCodec;
import org.fleetrental.messaging.schema.SchemaReference;
import org.fleetrental.messaging.schema.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The other services, as a test sees them: sends their events through the real Kafka, and reads what the service under
 * test has published. For tests of a running service, where the addresses are configured.
 */
public final class TestEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final SchemaRegistry registry = new SchemaRegistry(
            ConfigProvider.getConfig().getValue("fleet.messaging.registry-url", java.net.URI.class), vertx);
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer());

    /** An event on its topic. */
    public final class Delivery {

        private final ProducerRecord<byte[], byte[]> record;

        private Delivery(ProducerRecord<byte[], byte[]> record) {
            this.record = record;
        }

        public UUID eventId() {
            return HeaderCodec.text(record.headers(), "ce_id")
                    .map(UUID::fromString)
                    .orElseThrow();
        }

        /** Delivers the same event once more: same id, another offset. */
        public Delivery again() {
            send();
            return this;
        }

        RecordMetadata send() {
            return TestEvents.this.send(record);
        }
    }

    /** Delivers an event as the service that owns the topic would. */
    public Delivery deliver(String topic, DomainEvent event) {
        return prepare(topic, event).again();
    }

    /** An event that is not sent yet. */
    Delivery prepare(String topic, DomainEvent event) {
        return new Delivery(new ProducerRecord<>(
                topic, null, HeaderCodec.bytes(event.aggregateId().toString()), framed(event), headersOf(event)));
    }

    /** An event as the consumer gets it, without having been in Kafka: it has no place there. */
    public ConsumerRecord<byte[], byte[]> record(String topic, DomainEvent event) {
        var sent = prepare(topic, event).record;
        var received = new ConsumerRecord<>(topic, 0, -1, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    /** The value that {@link #deliver} sends. */
    public byte[] framed(DomainEvent event) {
        var schema = SchemaReference.of(event.body().getSchema());
        return AvroCodec.frame(registry.contentId(schema), AvroCodec.encode(event.body()));
    }

    /** Delivers any bytes under any headers: what a broken producer may do. */
    public RecordMetadata deliverRaw(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers) {
        return send(new ProducerRecord<>(topic, null, key, value, headers));
    }

    /** The headers that {@link #deliver} sends, with a new id each time. */
    public static List<Header> headersOf(DomainEvent event) {
        var owner = SchemaReference.of(event.body().getSchema()).group();
        return CloudEventHeaders.of(
                Ids.next(), "/" + owner + "-service", event, Optional.empty(), Optional.of("someone"));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** An event that the service under test has published. */
    public record Published<E>(EventMetadata metadata, E event) {}

    /** All events of an aggregate and a type that a topic holds by now, in order. */
    public <E extends SpecificRecord> List<Published<E>> published(String topic, UUID aggregateId, Class<E> type) {
        var events = new ArrayList<Published<E>>();
        for (var record : recordsOf(topic)) {
            var metadata = EventMetadata.of(record.headers());
            if (metadata.aggregateId().equals(aggregateId) && metadata.type().endsWith("." + type.getSimpleName())) {
                var writer = registry.schema(AvroCodec.contentId(record.value()));
                events.add(new Published<>(metadata, AvroCodec.decode(record.value(), writer, type)));
            }
        }
        return events;
    }

    /** The first event of an aggregate and a type; waits for it. */
    public <E extends SpecificRecord> Published<E> awaitPublished(String topic, UUID aggregateId, Class<E> type) {
        return await().atMost(PATIENCE)
                .until(() -> published(topic, aggregateId, type), found -> !found.isEmpty())
                .getFirst();
    }

    /** Everything a topic holds by now, each partition in order. */
    public List<ConsumerRecord<byte[], byte[]>> recordsOf(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** A record as if it had come from another place. */
    public static ConsumerRecord<byte[], byte[]> at(ConsumerRecord<byte[], byte[]> record, int partition, long offset) {
        var placed = new ConsumerRecord<>(record.topic(), partition, offset, record.key(), record.value());
        record.headers().forEach(placed.headers()::add);
        return placed;
    }

    @Override
    public void close() {
        producer.close();
        vertx.close();
    }
}
