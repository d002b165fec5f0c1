package org.fleetrental.messaging.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fleetrental.messaging.CloudEventHeaders;
import org.fleetrental.messaging.FailureText;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.KeyLocks;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.messaging.outbox.OutboxRow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Messages that could not be handled, byte for byte, and those that wait behind them. A message that failed also goes
 * to the service's dead-letter topic, through the outbox and so in the same transaction.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String LOOKING = "looking for dead letters";

    /** What a record needs beside its value, its key and its headers, and each header beside its name and value. */
    private static final int RECORD_OVERHEAD_BYTES = 1_024;

    private static final int HEADER_OVERHEAD_BYTES = 10;

    private final Sql sql;
    private final KeyLocks locks;
    private final Outbox outbox;
    private final MessagingConfig config;
    private final int requestBytesMax;
    private final Clock clock;

    /** @param requestBytesMax the most that the relay's producer sends */
    DeadLetters(
            Sql sql,
            KeyLocks locks,
            Outbox outbox,
            MessagingConfig config,
            @ConfigProperty(name = "mp.messaging.outgoing.outbox.max.request.size", defaultValue = "1048576")
                    int requestBytesMax,
            Clock clock) {
        this.sql = sql;
        this.locks = locks;
        this.outbox = outbox;
        this.config = config;
        this.requestBytesMax = requestBytesMax;
        this.clock = clock;
    }

    /** What the dead letters say about the records of a batch. */
    public record Waiting(Set<Position> positions, Set<ByteBuffer> keys) {

        /** The record itself is here already: it was delivered again. */
        boolean holds(ConsumerRecord<byte[], byte[]> record) {
            return positions.contains(Position.of(record));
        }

        /** An earlier message of the record's key is open, so the record must wait. */
        boolean blocks(ConsumerRecord<byte[], byte[]> record) {
            return record.key() != null && keys.contains(ByteBuffer.wrap(record.key()));
        }
    }

    /**
     * What a message is known by. A place alone would not do: in a topic that was made anew it belongs to another one.
     */
    public record Position(
            String topic,
            int partition,
            long offset,
            @Nullable UUID eventId) {

        static Position of(ConsumerRecord<byte[], byte[]> record) {
            return new Position(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    DeadLetters.eventId(record).orElse(null));
        }

        private static Position read(ResultSet row) throws SQLException {
            return new Position(
                    row.getString("topic"),
                    row.getInt("record_partition"),
                    row.getLong("record_offset"),
                    row.getObject("event_id", UUID.class));
        }
    }

    /**
     * Until the end of the transaction, what this says of a blocked record stays true: no operator's replay can take
     * away the letter that it waits for.
     *
     * @param records of one topic
     */
    Waiting among(List<ConsumerRecord<byte[], byte[]>> records) {
        var topic = records.getFirst().topic();
        var keys = keysThatWait(
                topic,
                records.stream()
                        .map(ConsumerRecord::key)
                        .filter(Objects::nonNull)
                        .map(ByteBuffer::wrap)
                        .collect(Collectors.toSet()));
        if (!keys.isEmpty()) {
            locks.share(topic, keys.stream().map(ByteBuffer::array).toList());
            keys = keysThatWait(topic, keys);
        }
        return new Waiting(positions(topic, records), keys);
    }

    private Set<Position> positions(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
        return Set.copyOf(sql.query(
                LOOKING,
                Position::read,
                "select topic, record_partition, record_offset, event_id from dead_letters"
                        + " where topic = ? and record_offset = any (?)",
                topic,
                records.stream().map(ConsumerRecord::offset).toArray(Long[]::new)));
    }

    /** However many letters wait for a key, only one is looked at. */
    private Set<ByteBuffer> keysThatWait(String topic, Set<ByteBuffer> keys) {
        return Set.copyOf(sql.query(
                LOOKING,
                row -> ByteBuffer.wrap(row.getBytes(1)),
                """
                select key from unnest(?) as keys (key) where exists (select from dead_letters
                    where topic = ? and record_key = key and status in ('OPEN', 'PARKED'))
                """,
                keys.stream().map(ByteBuffer::array).toArray(byte[][]::new),
                topic));
    }

    /**
     * Those of some records that have had no effect: dead letters that were not replayed, and every copy of an event
     * that was discarded.
     */
    public List<ConsumerRecord<byte[], byte[]>> unhandled(List<ConsumerRecord<byte[], byte[]>> records) {
        var positions = Set.copyOf(sql.query(
                LOOKING,
                Position::read,
                """
                select topic, record_partition, record_offset, event_id from dead_letters
                where status <> 'REPLAYED' and topic = any (?) and record_offset = any (?)
                """,
                records.stream().map(ConsumerRecord::topic).distinct().toArray(String[]::new),
                records.stream().map(ConsumerRecord::offset).toArray(Long[]::new)));
        var discarded = Set.copyOf(sql.query(
                LOOKING,
                row -> row.getObject(1, UUID.class),
                "select distinct event_id from dead_letters where status = 'DISCARDED' and event_id = any (?)",
                (Object) records.stream()
                        .map(DeadLetters::eventId)
                        .flatMap(Optional::stream)
                        .toArray(UUID[]::new)));
        return records.stream()
                .filter(record -> positions.contains(Position.of(record))
                        || eventId(record).filter(discarded::contains).isPresent())
                .toList();
    }

    /** Keeps a message that failed for good. */
    public void open(ConsumerRecord<byte[], byte[]> record, int attempts, Throwable failure) {
        var id = Ids.next();
        var text = FailureText.of(failure);
        if (insert(id, "OPEN", record, attempts, text)) {
            announce(id, record, attempts, text);
            LOG.errorf(failure, "Dead letter %s: %s/%d at %d", id, record.topic(), record.partition(), record.offset());
        }
    }

    /** Keeps a message that must wait behind an open one of its key. */
    void park(ConsumerRecord<byte[], byte[]> record) {
        insert(Ids.next(), "PARKED", record, 0, null);
    }

    /**
     * Tells the service's dead-letter topic, once for each letter that has become open. A value that is too large to go
     * there with what is added to its headers stays in the table only, and {@code dlq-value-left-out} says its bytes.
     */
    public void announce(UUID id, ConsumerRecord<byte[], byte[]> record, int attempts, FailureText failure) {
        var headers = headers(id, record, attempts, failure);
        var value = Optional.ofNullable(record.value());
        if (value.isPresent() && bytes(record, headers) > requestBytesMax) {
            CloudEventHeaders.add(headers, "dlq-value-left-out", value.get().length);
            value = Optional.empty();
        }
        outbox.insert(new OutboxRow(
                id, "fleet.dlq." + config.service(), record.key(), Optional.empty(), Optional.empty(), headers, value));
    }

    private static long bytes(ConsumerRecord<byte[], byte[]> record, List<Header> headers) {
        return RECORD_OVERHEAD_BYTES
                + length(record.key())
                + length(record.value())
                + headers.stream()
                        .mapToLong(
                                header -> HEADER_OVERHEAD_BYTES + header.key().length() + length(header.value()))
                        .sum();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private boolean insert(
            UUID id,
            String status,
            ConsumerRecord<byte[], byte[]> record,
            int attempts,
            @Nullable FailureText failure) {
        return sql.update(
                        "keeping a dead letter",
                        """
                        insert into dead_letters (id, status, topic, record_partition, record_offset, record_key,
                            record_value, headers, event_id, event_type, attempts, error_type, error, stack_trace,
                            trace_id, received_at)
                        values (?, ?, ?, ?, ?, ?::bytea, ?::bytea, ?::jsonb, ?::uuid, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        id,
                        status,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        record.value(),
                        HeaderCodec.toJson(record.headers()),
                        eventId(record).orElse(null),
                        HeaderCodec.text(record.headers(), "ce_type").orElse(null),
                        attempts,
                        failure == null ? null : failure.type(),
                        failure == null ? null : failure.message(),
                        failure == null ? null : failure.stackTrace(),
                        traceId(record).orElse(null),
                        clock.instant())
                == 1;
    }

    public static List<Header> headers(
            UUID id, ConsumerRecord<byte[], byte[]> record, int attempts, FailureText failure) {
        var headers = new ArrayList<Header>(List.of(record.headers().toArray()));
        CloudEventHeaders.add(headers, "dlq-id", id);
        CloudEventHeaders.add(headers, "dlq-topic", record.topic());
        CloudEventHeaders.add(headers, "dlq-partition", record.partition());
        CloudEventHeaders.add(headers, "dlq-offset", record.offset());
        CloudEventHeaders.add(headers, "dlq-attempts", attempts);
        CloudEventHeaders.add(headers, "dlq-error-type", failure.type());
        CloudEventHeaders.add(headers, "dlq-error", failure.message());
        return headers;
    }

    /** Empty if the record does not say, or not as a UUID. */
    public static Optional<UUID> eventId(ConsumerRecord<byte[], byte[]> record) {
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
}
