package org.fleetrental.bench;

import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's engine in this JVM: its outbox router on the rows of {@code bench.outbox_events}, whose events go to Kafka
 * through the same producer settings; a batch is done when Kafka has acknowledged all of it, as in Debezium's own
 * server.
 *
 * <p>In its favour: all headers of an event travel as one, unparsed, and nobody marks or removes rows.
 */
final class Debezium implements AutoCloseable {

    static final Map<String, String> DEFAULTS = Map.of();
    /** Larger batches, and no waiting for rows. */
    static final Map<String, String> TUNED =
            Map.of("max.batch.size", "8192", "max.queue.size", "32768", "poll.interval.ms", "5");

    private static final String OUTBOX = "bench.outbox_events";

    private final KafkaProducer<byte[], byte[]> producer;
    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile long lastAcknowledgedMicros;

    private Debezium(Workbench bench, Map<String, String> tuning) throws IOException {
        this.producer = bench.producer();
        this.engine = DebeziumEngine.create(Connect.class)
                .using(settings(bench, tuning))
                .notifying(this::send)
                .build();
    }

    /** Returns when the engine reads the log. */
    static Debezium start(Workbench bench, Map<String, String> tuning) throws Exception {
        bench.execute("truncate " + OUTBOX);
        var debezium = new Debezium(bench, tuning);
        debezium.thread.execute(debezium.engine);
        Workbench.until(() -> bench.number("select count(*) from pg_replication_slots where active") == 1);
        // An event that gets through shows that it is ready; the slot alone does not.
        debezium.publish(bench, Event.interleaved(1, 1));
        return debezium;
    }

    private static Properties settings(Workbench bench, Map<String, String> tuning) throws IOException {
        var address = URI.create(bench.system().backing().jdbcUrl().substring("jdbc:".length()));
        var offsets = Files.createTempFile("debezium-offsets", ".dat");
        offsets.toFile().deleteOnExit();
        var settings = new Properties();
        settings.putAll(Map.of(
                "name", "bench",
                "connector.class", "io.debezium.connector.postgresql.PostgresConnector",
                "plugin.name", "pgoutput",
                "snapshot.mode", "no_data",
                "slot.name", "bench",
                "slot.drop.on.stop", "true",
                "publication.autocreate.mode", "filtered",
                "table.include.list", OUTBOX,
                "topic.prefix", "bench"));
        settings.putAll(Map.of(
                "database.hostname", address.getHost(),
                "database.port", String.valueOf(address.getPort()),
                "database.dbname", address.getPath().substring(1),
                "database.user", "postgres",
                "database.password", "postgres",
                "offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore",
                "offset.storage.file.filename", offsets.toString()));
        settings.putAll(Map.of(
                "transforms", "outbox",
                "transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter",
                "transforms.outbox.table.field.event.id", "event_id",
                "transforms.outbox.table.field.event.key", "record_key",
                "transforms.outbox.table.field.event.payload", "payload",
                "transforms.outbox.table.fields.additional.placement", "headers:header",
                "transforms.outbox.table.op.invalid.behavior", "warn",
                "transforms.outbox.route.by.field", "topic",
                "transforms.outbox.route.topic.replacement", "${routedByValue}"));
        settings.putAll(tuning);
        return settings;
    }

    /** Events a second, from the commit that makes them visible to the last acknowledgement. */
    double measure(Workbench bench, List<Event> events) throws Exception {
        return events.size() / publish(bench, events);
    }

    private double publish(Workbench bench, List<Event> events) throws Exception {
        long target = acknowledged.get() + events.size();
        try (var connection = bench.connect()) {
            connection.setAutoCommit(false);
            OutboxCopy.insert(connection, OutboxCopy.Target.DEBEZIUM, Workbench.TOPIC, events);
            connection.commit();
        }
        var committed = Instant.now();
        Workbench.until(() -> acknowledged.get() >= target);
        return (lastAcknowledgedMicros - Workbench.micros(committed)) / 1e6;
    }

    private void send(
            List<ChangeEvent<SourceRecord, SourceRecord>> batch,
            RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
            throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var change : batch) {
            var routed = change.value();
            if (routed != null && routed.value() != null) {
                sent.add(producer.send(record(routed)));
            }
        }
        try {
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused);
        }
        lastAcknowledgedMicros = Workbench.micros(Instant.now());
        acknowledged.addAndGet(sent.size());
        for (var change : batch) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
    }

    private static ProducerRecord<byte[], byte[]> record(SourceRecord routed) {
        List<Header> headers = new ArrayList<>();
        routed.headers().forEach(header -> headers.add(new RecordHeader(header.key(), bytes(header.value()))));
        return new ProducerRecord<>(routed.topic(), null, bytes(routed.key()), bytes(routed.value()), headers);
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] raw -> raw;
            case ByteBuffer buffer -> buffer.array();
            default -> value.toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    @Override
    public void close() throws IOException {
        engine.close();
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
