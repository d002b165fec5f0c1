package org.fleetrental.messaging;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.fleetrental.messaging.schema.AvroCodec;
import org.fleetrental.messaging.schema.SchemaReference;
import org.fleetrental.messaging.schema.SchemaRegistry;

/** What the tables of the library say, for tests. */
@Singleton
public final class MessagingRows {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AgroalDataSource dataSource;
    private final SchemaRegistry registry;

    MessagingRows(AgroalDataSource dataSource, SchemaRegistry registry) {
        this.dataSource = dataSource;
        this.registry = registry;
    }

    <E extends SpecificRecord> List<TestEvents.Published<E>> published(Class<E> type, UUID aggregateId) {
        var schema = SchemaReference.of(SpecificData.get().getSchema(type));
        return query(
                "select headers, payload, schema_version from outbox_events"
                        + " where record_key = ? and schema_group = ? and schema_name = ? order by position",
                row -> {
                    var written = new SchemaReference(schema.group(), schema.name(), row.getString(3));
                    var contentId = registry.contentId(written);
                    return new TestEvents.Published<>(
                            EventMetadata.of(new RecordHeaders(HeaderCodec.fromJson(row.getString(1)))),
                            AvroCodec.decode(
                                    AvroCodec.frame(contentId, row.getBytes(2)), registry.schema(contentId), type));
                },
                key(aggregateId),
                schema.group(),
                schema.name());
    }

    public void awaitRelayed(UUID aggregateId) {
        await("the relay has sent all events of " + aggregateId)
                .atMost(PATIENCE)
                .until(() -> query(
                                "select position from outbox_events where record_key = ? and published_at is null",
                                row -> row.getLong(1),
                                key(aggregateId))
                        .isEmpty());
    }

    public boolean knows(UUID eventId) {
        return !query("select 1 from inbox_processed_messages where event_id = ?", row -> row.getInt(1), eventId)
                .isEmpty();
    }

    public List<DeadLettersOf.Letter> deadLetters(UUID aggregateId) {
        return query(
                "select status, attempts, error from dead_letters where record_key = ? order by arrival",
                MessagingRows::letter,
                key(aggregateId));
    }

    Optional<DeadLettersOf.Letter> deadLetterAt(RecordMetadata record) {
        return query(
                        "select status, attempts, error from dead_letters"
                                + " where topic = ? and record_partition = ? and record_offset = ?",
                        MessagingRows::letter,
                        record.topic(),
                        record.partition(),
                        record.offset())
                .stream()
                .findFirst();
    }

    void forget(UUID eventId) {
        update("delete from inbox_processed_messages where event_id = ?", eventId);
    }

    public void forgetVersions(UUID aggregateId) {
        update("delete from aggregate_versions where aggregate_id = ?", aggregateId);
    }

    private static DeadLettersOf.Letter letter(ResultSet row) throws SQLException {
        return new DeadLettersOf.Letter(row.getString(1), row.getInt(2), row.getString(3));
    }

    private static byte[] key(UUID aggregateId) {
        return HeaderCodec.bytes(aggregateId.toString());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String query, Reader<T> reader, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query)) {
            bind(select, parameters);
            var found = new ArrayList<T>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void update(String statement, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            bind(update, parameters);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
