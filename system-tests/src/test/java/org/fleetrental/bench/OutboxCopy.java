package org.fleetrental.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Writes events into an outbox with SQL, in the form in which a service does. */
final class OutboxCopy {

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final long VERSIONS_APART = 10_000;

    private OutboxCopy() {}

    /** Which outbox. */
    enum Target {
        /** That of fleet-service, whose relay takes the events from there. */
        FLEET("fleet", true),
        /** A copy of its tables that nobody reads but the benchmark. */
        BARE("bench", true),
        /** That copy as Debezium reads it: the write-ahead log says what is new. */
        DEBEZIUM("bench", false);

        private final String schema;
        private final boolean queued;

        Target(String schema, boolean queued) {
            this.schema = schema;
            this.queued = queued;
        }

        private String insert(String values) {
            var insert = """
                    insert into %s.outbox_events (event_id, lane, topic, record_key, aggregate_version,
                        schema_group, schema_name, schema_version, headers, payload, published_at)
                    %s
                    """.formatted(schema, values);
            return queued ? """
                    with event as (%s returning lane, position, published_at)
                    insert into %s.outbox_pending (lane, position)
                    select lane, position from event where published_at is null
                    """.formatted(insert, schema) : insert;
        }
    }

    /** Adds all events in the caller's transaction. */
    static void insert(Connection connection, Target target, String topic, List<Event> events) throws SQLException {
        try (var insert = connection.prepareStatement(target.insert("values (?, ?, ?, ?, ?, ?, ?, '1', ?, ?, null)"))) {
            int added = 0;
            for (var event : events) {
                insert.setObject(1, event.id());
                insert.setInt(2, event.lane());
                insert.setString(3, topic);
                insert.setBytes(4, event.key());
                insert.setLong(5, event.version());
                insert.setString(6, Event.OWNER);
                insert.setString(7, Event.NAME);
                insert.setObject(8, event.headersJson(), Types.OTHER);
                insert.setBytes(9, event.payload());
                insert.addBatch();
                if (++added % ROWS_AT_A_TIME == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /**
     * Adds further events by repeating those of {@code bench.original} with versions of their own: for tables too large
     * to be written from here. The event id in the headers is that of the original.
     *
     * @param from number of the first repetition; each may be added once
     * @param published whether they count as published an hour ago
     */
    static void repeat(Connection connection, Target target, int from, int times, boolean published)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            for (int repetition = from; repetition < from + times; repetition++) {
                statement.executeUpdate(target.insert("""
                        select uuidv7(), lane, topic, record_key, aggregate_version + %d,
                            schema_group, schema_name, schema_version, headers, payload, %s
                        from bench.original order by position
                        """.formatted(
                        repetition * VERSIONS_APART, published ? "now() - interval '1 hour'" : "null::timestamptz")));
            }
        }
    }
}
