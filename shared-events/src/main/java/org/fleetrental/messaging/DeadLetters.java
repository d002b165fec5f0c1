package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Messages that could not be handled, byte for byte, and those that wait behind them. A message that failed also goes
 * to the service's dead-letter topic, through the outbox and so in the same transaction.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_ERROR_CHARS = 2_000;
    private static final int MAX_STACK_CHARS = 20_000;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final MessagingConfig config;

    DeadLetters(AgroalDataSource dataSource, Outbox outbox, MessagingConfig config) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.config = config;
    }

    /** What the dead letters say about the records of a batch. */
    record Waiting(Set<Position> positions, Set<ByteBuffer> keys) {

        /** The record itself is here already: it was delivered again. */
        boolean holds(ConsumerRecord<byte[], byte[]> record) {
            return positions.contains(new Position(record.partition(), record.offset()));
        }

        /** An earlier message of the record's key is open, so the record must wait. */
        boolean blocks(ConsumerRecord<byte[], byte[]> record) {
            return record.key() != null && keys.contains(ByteBuffer.wrap(record.key()));
        }
    }

    record Position(int partition, long offset) {}

    /** @param records of one topic */
    Waiting among(List<ConsumerRecord<byte[], byte[]>> records) {
        var topic = records.getFirst().topic();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select record_partition, record_offset, record_key, status in ('OPEN', 'PARKED') as waits
                        from dead_letters
                        where topic = ? and (record_offset = any (?)
                            or status in ('OPEN', 'PARKED') and record_key = any (?))
                        """)) {
            select.setString(1, topic);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            records.stream().map(ConsumerRecord::offset).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea",
                            records.stream()
                                    .map(ConsumerRecord::key)
                                    .filter(Objects::nonNull)
                                    .toArray(byte[][]::new)));
            var waiting = new Waiting(new HashSet<>(), new HashSet<>());
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    waiting.positions().add(new Position(result.getInt(1), result.getLong(2)));
                    var key = result.getBytes(3);
                    if (result.getBoolean(4) && key != null) {
                        waiting.keys().add(ByteBuffer.wrap(key));
                    }
                }
            }
            return waiting;
        } catch (SQLException failure) {
            throw new DatabaseException("looking for dead letters", failure);
        }
    }

    /** Keeps a message that failed for good. */
    void open(ConsumerRecord<byte[], byte[]> record, int attempts, Throwable failure) {
        var id = Ids.next();
        if (insert(id, "OPEN", record, attempts, failure)) {
            outbox.insert(new OutboxRow(
                    id,
                    "fleet.dlq." + config.service(),
                    Objects.requireNonNullElse(record.key(), new byte[0]),
                    Optional.empty(),
                    Optional.empty(),
                    headers(id, record, attempts, failure),
                    Optional.ofNullable(record.value())));
            LOG.errorf(failure, "Dead letter %s: %s/%d at %d", id, record.topic(), record.partition(), record.offset());
        }
    }

    /** Keeps a message that must wait behind an open one of its key. */
    void park(ConsumerRecord<byte[], byte[]> record) {
        insert(Ids.next(), "PARKED", record, 0, null);
    }

    private boolean insert(
            UUID id, String status, ConsumerRecord<byte[], byte[]> record, int attempts, @Nullable Throwable failure) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into dead_letters (id, status, topic, record_partition, record_offset, record_key,
                            record_value, headers, event_id, event_type, attempts, error_type, error, stack_trace,
                            trace_id, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, status);
            insert.setString(3, record.topic());
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setBytes(6, record.key());
            insert.setBytes(7, record.value());
            insert.setString(8, HeaderCodec.toJson(record.headers()));
            insert.setObject(9, eventId(record).orElse(null));
            insert.setString(10, HeaderCodec.text(record.headers(), "ce_type").orElse(null));
            insert.setInt(11, attempts);
            insert.setString(
                    12, failure == null ? null : root(failure).getClass().getName());
            insert.setString(13, failure == null ? null : message(failure));
            insert.setString(14, failure == null ? null : stackTrace(failure));
            insert.setString(15, traceId(record).orElse(null));
            insert.setObject(16, Instant.now().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException problem) {
            throw new DatabaseException("keeping a dead letter", problem);
        }
    }

    private static List<Header> headers(
            UUID id, ConsumerRecord<byte[], byte[]> record, int attempts, Throwable failure) {
        var headers = new ArrayList<Header>(List.of(record.headers().toArray()));
        CloudEventHeaders.add(headers, "dlq-id", id);
        CloudEventHeaders.add(headers, "dlq-topic", record.topic());
        CloudEventHeaders.add(headers, "dlq-partition", record.partition());
        CloudEventHeaders.add(headers, "dlq-offset", record.offset());
        CloudEventHeaders.add(headers, "dlq-attempts", attempts);
        CloudEventHeaders.add(
                headers, "dlq-error-type", root(failure).getClass().getName());
        CloudEventHeaders.add(headers, "dlq-error", message(failure));
        return headers;
    }

    /** Empty if the record does not say, or not as a UUID. */
    static Optional<UUID> eventId(ConsumerRecord<byte[], byte[]> record) {
        try {
            return HeaderCodec.text(record.headers(), "ce_id").map(UUID::fromString);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The second of the four parts of a W3C {@code traceparent}. */
    private static Optional<String> traceId(ConsumerRecord<byte[], byte[]> record) {
        return HeaderCodec.text(record.headers(), "traceparent")
                .map(value -> value.split("-", -1))
                .filter(parts -> parts.length == 4)
                .map(parts -> parts[1]);
    }

    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        for (int depth = 0; cause != null && cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        return failure instanceof RejectedEventException || cause == null ? failure : cause;
    }

    private static String message(Throwable failure) {
        return storable(String.valueOf(root(failure).getMessage()), MAX_ERROR_CHARS);
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return storable(text.toString(), MAX_STACK_CHARS);
    }

    /** PostgreSQL's text holds no U+0000. */
    private static String storable(String text, int maxChars) {
        return text.substring(0, Math.min(text.length(), maxChars)).replace('\0', '\uFFFD');
    }
}
