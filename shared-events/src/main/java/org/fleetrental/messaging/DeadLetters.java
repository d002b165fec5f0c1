package org.fleetrental.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Messages that could not be handled, byte for byte, and those that wait behind them. A message that failed also goes
 * to the service's dead-letter topic, through the outbox and so in the same transaction.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Sql sql;
    private final KeyLocks locks;
    private final Outbox outbox;
    private final MessagingConfig config;
    private final Clock clock;

    DeadLetters(Sql sql, KeyLocks locks, Outbox outbox, MessagingConfig config, Clock clock) {
        this.sql = sql;
        this.locks = locks;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
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
                "looking for dead letters",
                row -> new Position(row.getInt(1), row.getLong(2)),
                "select record_partition, record_offset from dead_letters where topic = ? and record_offset = any (?)",
                topic,
                records.stream().map(ConsumerRecord::offset).toArray(Long[]::new)));
    }

    /** However many letters wait for a key, only one is looked at. */
    private Set<ByteBuffer> keysThatWait(String topic, Set<ByteBuffer> keys) {
        return Set.copyOf(sql.query(
                "looking for dead letters",
                row -> ByteBuffer.wrap(row.getBytes(1)),
                """
                select key from unnest(?) as keys (key) where exists (select from dead_letters
                    where topic = ? and record_key = key and status in ('OPEN', 'PARKED'))
                """,
                keys.stream().map(ByteBuffer::array).toArray(byte[][]::new),
                topic));
    }

    /** Those of some records that are dead letters and were not replayed, so that they have had no effect. */
    List<ConsumerRecord<byte[], byte[]>> unhandled(List<ConsumerRecord<byte[], byte[]>> records) {
        var places = Set.copyOf(sql.query(
                "looking for dead letters",
                row -> place(row.getString(1), row.getInt(2), row.getLong(3)),
                """
                select topic, record_partition, record_offset from dead_letters
                where status <> 'REPLAYED' and topic = any (?) and record_offset = any (?)
                """,
                records.stream().map(ConsumerRecord::topic).distinct().toArray(String[]::new),
                records.stream().map(ConsumerRecord::offset).toArray(Long[]::new)));
        return records.stream()
                .filter(record -> places.contains(place(record.topic(), record.partition(), record.offset())))
                .toList();
    }

    private static String place(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }

    /** Keeps a message that failed for good. */
    void open(ConsumerRecord<byte[], byte[]> record, int attempts, Throwable failure) {
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

    /** Tells the service's dead-letter topic, once for each letter that has become open. */
    void announce(UUID id, ConsumerRecord<byte[], byte[]> record, int attempts, FailureText failure) {
        outbox.insert(new OutboxRow(
                id,
                "fleet.dlq." + config.service(),
                Objects.requireNonNullElse(record.key(), new byte[0]),
                Optional.empty(),
                Optional.empty(),
                headers(id, record, attempts, failure),
                Optional.ofNullable(record.value())));
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

    static List<Header> headers(UUID id, ConsumerRecord<byte[], byte[]> record, int attempts, FailureText failure) {
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
}
