package org.fleetrental.messaging.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.schema.SchemaReference;
import org.postgresql.PGStatement;

/**
 * The statements of {@code outbox_events} and of {@code outbox_pending}, which says which of them wait for the relay:
 * all that are neither published nor parked.
 */
final class OutboxTable {

    private OutboxTable() {}

    /**
     * A row that waits for the relay. Positions grow, but do not commit in order.
     *
     * @param releases how many parked rows of the lane had been released when the row was read
     */
    record Pending(long position, int lane, long releases, OutboxRow row) {}

    static void insert(Connection connection, OutboxRow row, int lane) throws SQLException {
        try (var insert = connection.prepareStatement("""
                with event as (
                    insert into outbox_events (event_id, lane, topic, record_key, aggregate_version,
                        schema_group, schema_name, schema_version, headers, payload)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) returning lane, position)
                insert into outbox_pending (lane, position) select lane, position from event
                """)) {
            insert.setObject(1, row.eventId());
            insert.setInt(2, lane);
            insert.setString(3, row.topic());
            insert.setBytes(4, row.key());
            insert.setObject(5, row.aggregateVersion().orElse(null), Types.BIGINT);
            insert.setString(6, row.schema().map(SchemaReference::group).orElse(null));
            insert.setString(7, row.schema().map(SchemaReference::name).orElse(null));
            insert.setString(8, row.schema().map(SchemaReference::version).orElse(null));
            insert.setString(9, HeaderCodec.toJson(row.headers()));
            insert.setBytes(10, row.payload().orElse(null));
            insert.executeUpdate();
        }
    }

    /**
     * The oldest pending rows of some lanes, in order within each. A row behind a parked one of its aggregate does not
     * count.
     *
     * @param after by lane, the position behind which to look
     * @param withoutTopics rows of these do not count either
     * @param rowsPerLane the most of each lane
     * @param bytesPerLane a lane's rows end with the one that passes this size
     */
    static List<Pending> pending(
            Connection connection,
            Map<Integer, Long> after,
            Set<String> withoutTopics,
            int rowsPerLane,
            int bytesPerLane)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select lane, releases, part.*
                from unnest(?, ?) as wanted (lane, after)
                join outbox_lanes using (lane)
                cross join lateral (
                    select *, sum(octet_length(payload)) over (order by position) - octet_length(payload) as bytes_before
                    from (
                        select o.position, event_id, topic, record_key, aggregate_version,
                            schema_group, schema_name, schema_version, headers, payload
                        from outbox_pending p
                        -- One look-up for each: a merge would read all that was published before.
                        cross join lateral (select * from outbox_events where position = p.position offset 0) o
                        where p.lane = wanted.lane and p.position > wanted.after and o.topic <> all (?)
                          and not exists (select from outbox_events b
                              where b.parked_at is not null and b.discarded_at is null
                                and b.topic = o.topic and b.record_key = o.record_key and b.position < o.position)
                        order by p.position
                        limit ?) oldest) part
                where coalesce(bytes_before, 0) < ?
                order by lane, position
                """)) {
            select.setArray(
                    1, connection.createArrayOf("smallint", after.keySet().toArray()));
            select.setArray(2, connection.createArrayOf("bigint", after.values().toArray()));
            select.setArray(3, connection.createArrayOf("text", withoutTopics.toArray()));
            select.setInt(4, rowsPerLane);
            select.setInt(5, bytesPerLane);
            planEachTime(select);
            var rows = new ArrayList<Pending>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Pending(
                            result.getLong("position"),
                            result.getInt("lane"),
                            result.getLong("releases"),
                            row(result)));
                }
            }
            return rows;
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        var version = result.getLong("aggregate_version");
        var aggregateVersion = result.wasNull() ? Optional.<Long>empty() : Optional.of(version);
        var group = result.getString("schema_group");
        Optional<SchemaReference> schema = group == null
                ? Optional.empty()
                : Optional.of(new SchemaReference(
                        group, result.getString("schema_name"), result.getString("schema_version")));
        return new OutboxRow(
                result.getObject("event_id", UUID.class),
                result.getString("topic"),
                result.getBytes("record_key"),
                aggregateVersion,
                schema,
                HeaderCodec.fromJson(result.getString("headers")),
                Optional.ofNullable(result.getBytes("payload")));
    }

    static void markPublished(Connection connection, Collection<Pending> rows) throws SQLException {
        try (var update = connection.prepareStatement("""
                with sent as (
                    delete from outbox_pending where (lane, position) in (select * from unnest(?, ?)) returning position)
                update outbox_events set published_at = now() where position in (select position from sent)
                """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint", rows.stream().map(Pending::lane).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Pending::position).toArray()));
            planEachTime(update);
            update.executeUpdate();
        }
    }

    /** A plan that was made and kept while the queue was empty compares all rows with all when it is long. */
    private static void planEachTime(PreparedStatement statement) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }

    static void park(Connection connection, Pending row, String reason) throws SQLException {
        try (var update = connection.prepareStatement("""
                with parked as (delete from outbox_pending where lane = ? and position = ? returning position)
                update outbox_events set parked_at = now(), parked_reason = ?
                where position in (select position from parked)
                """)) {
            update.setInt(1, row.lane());
            update.setLong(2, row.position());
            update.setString(3, reason);
            update.executeUpdate();
        }
    }

    /**
     * Lets the relay try a parked row again, before all that waits behind it.
     *
     * @return false if it is not parked, or discarded
     */
    static boolean release(Connection connection, UUID eventId) throws SQLException {
        try (var update = connection.prepareStatement("""
                with released as (
                    update outbox_events set parked_at = null, parked_reason = null
                    where event_id = ? and parked_at is not null and discarded_at is null returning lane, position),
                waiting as (insert into outbox_pending (lane, position) select lane, position from released)
                update outbox_lanes set releases = releases + 1 where lane in (select lane from released)
                """)) {
            update.setObject(1, eventId);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Lets a parked row hold back its aggregate no longer, and never be sent. What waited behind it is behind the
     * relay's sweep, like a row that is released.
     *
     * @return false if it is not parked, or discarded already
     */
    static boolean discard(Connection connection, UUID eventId, String reason) throws SQLException {
        try (var update = connection.prepareStatement("""
                with discarded as (
                    update outbox_events set discarded_at = now(), discard_reason = ?
                    where event_id = ? and parked_at is not null and discarded_at is null returning lane)
                update outbox_lanes set releases = releases + 1 where lane in (select lane from discarded)
                """)) {
            update.setString(1, reason);
            update.setObject(2, eventId);
            return update.executeUpdate() == 1;
        }
    }
}
