package org.fleetrental.local.alignment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the outbox of a topic's owner knows, and what of it the topic holds. */
final class OwnersOutbox {

    private final Connection connection;
    private final String owner;

    /** @param connection a superuser's; what was seen on the topic is kept in it until it is closed */
    OwnersOutbox(Connection connection, String owner) throws SQLException {
        this.connection = connection;
        this.owner = owner;
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists on_topic (event_id uuid primary key)");
            statement.execute("truncate on_topic");
        }
    }

    /** When the newest row was published: about when the database has been written to last. */
    Optional<Instant> newest() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(own("select max(published_at) from %s.outbox_events"))) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    /** Notes that the topic holds these events. @return those that the outbox does not know */
    Set<UUID> seen(Collection<UUID> events) throws SQLException {
        try (var select = connection.prepareStatement(own("""
                        with seen as (insert into on_topic select distinct unnest(?) on conflict do nothing)
                        select event_id from unnest(?) event_id
                        where not exists (select from %s.outbox_events o where o.event_id = event_id.event_id)
                        """))) {
            var ids = connection.createArrayOf("uuid", events.toArray());
            select.setArray(1, ids);
            select.setArray(2, ids);
            var unknown = new HashSet<UUID>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    unknown.add(row.getObject(1, UUID.class));
                }
            }
            return unknown;
        }
    }

    /** Events published between two times that were not {@link #seen}. Dead letters have a topic of their own. */
    List<Missing> missing(String topic, Instant since, Instant until) throws SQLException {
        try (var select = connection.prepareStatement(own("""
                        select event_id, schema_name, encode(record_key, 'escape'), published_at from %s.outbox_events o
                        where topic = ? and published_at between ? and ?
                          and not exists (select from on_topic t where t.event_id = o.event_id)
                        order by position
                        """))) {
            select.setString(1, topic);
            select.setObject(2, since.atOffset(ZoneOffset.UTC));
            select.setObject(3, until.atOffset(ZoneOffset.UTC));
            var missing = new ArrayList<Missing>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    missing.add(missing(topic, row));
                }
            }
            return missing;
        }
    }

    private Missing missing(String topic, ResultSet row) throws SQLException {
        return new Missing(
                owner,
                row.getObject(1, UUID.class),
                topic,
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    /** Lets the relay send events once more, in their old order; doing it again changes nothing. */
    void publishAgain(Collection<UUID> events) throws SQLException {
        try (var update = connection.prepareStatement(own("""
                        with again as (
                            update %1$s.outbox_events set published_at = null
                            where event_id = any (?) and published_at is not null returning lane, position),
                        waiting as (insert into %1$s.outbox_pending (lane, position) select lane, position from again)
                        -- A relay that runs has read past these positions.
                        update %1$s.outbox_lanes set releases = releases + 1 where lane in (select lane from again)
                        """))) {
            update.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            update.executeUpdate();
        }
    }

    private String own(String sql) {
        return sql.replace("%1$s", owner).replace("%s", owner);
    }
}
