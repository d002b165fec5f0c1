package org.fleetrental.messaging.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.messaging.EventMetadata;

/**
 * What the projections of a service have seen of the aggregates that one batch is about: read and locked at the first
 * question, and written back at once before the batch commits. A statement per event would cost as much as its effect.
 */
final class VersionsInHand {

    private final Map<String, Set<UUID>> aggregatesByType;
    private final Map<String, Seen> projections = new HashMap<>();

    VersionsInHand(Collection<EventMetadata> events) {
        aggregatesByType = events.stream()
                .collect(Collectors.groupingBy(
                        EventMetadata::type,
                        Collectors.mapping(EventMetadata::aggregateId, Collectors.toCollection(TreeSet::new))));
    }

    /** One projection's. An aggregate of version 0 has no row yet. */
    private static final class Seen {

        private final Map<UUID, Long> before = new HashMap<>();
        private final Map<UUID, Long> now = new HashMap<>();

        private boolean advance(EventMetadata event) {
            long newest = now.getOrDefault(event.aggregateId(), before.getOrDefault(event.aggregateId(), 0L));
            if (event.aggregateVersion() <= newest) {
                return false;
            }
            now.put(event.aggregateId(), event.aggregateVersion());
            return true;
        }
    }

    /** As {@link AggregateVersions#advance}, for an event of the batch. */
    boolean advance(Connection connection, String projection, EventMetadata event) throws SQLException {
        var seen = projections.computeIfAbsent(projection, _ -> new Seen());
        if (!seen.before.containsKey(event.aggregateId())) {
            var wanted = new TreeSet<>(aggregatesByType.getOrDefault(event.type(), Set.of()));
            wanted.add(event.aggregateId());
            wanted.removeAll(seen.before.keySet());
            read(connection, projection, wanted, seen.before);
        }
        return seen.advance(event);
    }

    /** In the order of their ids, so that two batches do not wait for each other. */
    private static void read(Connection connection, String projection, Set<UUID> aggregates, Map<UUID, Long> versions)
            throws SQLException {
        aggregates.forEach(aggregate -> versions.put(aggregate, 0L));
        try (var select = connection.prepareStatement("""
                select aggregate_id, version from aggregate_versions
                where projection = ? and aggregate_id = any (?) order by aggregate_id for update
                """)) {
            select.setString(1, projection);
            select.setArray(2, connection.createArrayOf("uuid", aggregates.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
    }

    /**
     * Writes what has advanced.
     *
     * @throws IllegalStateException if the first event of an aggregate was taken in elsewhere at the same time: what
     *     was done for it here did not know of that, and has to be rolled back
     */
    void write(Connection connection) throws SQLException {
        for (var projection : projections.entrySet()) {
            var seen = projection.getValue();
            if (!seen.now.isEmpty() && write(connection, projection.getKey(), seen) != seen.now.size()) {
                throw new IllegalStateException("An aggregate that is new to " + projection.getKey()
                        + " is new to another transaction as well");
            }
        }
    }

    private static int write(Connection connection, String projection, Seen seen) throws SQLException {
        var aggregates = List.copyOf(new TreeSet<>(seen.now.keySet()));
        try (var write = connection.prepareStatement("""
                with advanced as (select * from unnest(?, ?, ?) as row (aggregate_id, version, is_new)),
                updated as (
                    update aggregate_versions known set version = advanced.version from advanced
                    where known.projection = ? and known.aggregate_id = advanced.aggregate_id and not is_new
                    returning 1),
                inserted as (
                    insert into aggregate_versions (projection, aggregate_id, version)
                    select ?, aggregate_id, version from advanced where is_new
                    on conflict do nothing returning 1)
                select (select count(*) from updated) + (select count(*) from inserted)
                """)) {
            write.setArray(1, connection.createArrayOf("uuid", aggregates.toArray()));
            write.setArray(2, connection.createArrayOf("bigint", of(aggregates, seen.now)));
            write.setArray(
                    3,
                    connection.createArrayOf(
                            "boolean",
                            aggregates.stream()
                                    .map(id -> seen.before.getOrDefault(id, 0L) == 0)
                                    .toArray()));
            write.setString(4, projection);
            write.setString(5, projection);
            try (var row = write.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Object[] of(List<UUID> aggregates, Map<UUID, Long> versions) {
        return aggregates.stream().map(versions::get).toArray();
    }
}
