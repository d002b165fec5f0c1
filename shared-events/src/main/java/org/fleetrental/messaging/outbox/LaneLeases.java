package org.fleetrental.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The lanes that this replica publishes. Its lease on them is one row, which it renews; a replica that crashes or is
 * paused loses its lanes when that row runs out, and one that stops gives them back at once. Every live replica takes
 * its fair share and gives up what it holds beyond it.
 *
 * <p>Lanes keep two replicas from sending everything twice. Order does not hang on them: every relay starts at an
 * aggregate's first unmarked event and sends the next only after the acknowledgement, so even two relays on one lane
 * can only repeat events, not overtake.
 */
public final class LaneLeases {

    /** Into how many lanes the aggregates are hashed. Rows keep the lane they got: a change needs an empty outbox. */
    public static final int LANES = 16;

    private static final int RENEWALS_PER_LEASE = 3;

    private final Connection connection;
    private final UUID relay;
    private final Duration lease;
    private final Set<Integer> held = new TreeSet<>();
    private boolean alone = true;
    private long renewedAt;

    /** @param relay this replica; the same for its whole life */
    LaneLeases(Connection connection, UUID relay, Duration lease) {
        this.connection = connection;
        this.relay = relay;
        this.lease = lease;
        this.renewedAt = System.nanoTime() - lease.toNanos();
    }

    /** The lanes of this replica, after taking and giving what is due. Only while nothing of them is on its way. */
    Set<Integer> settle() throws SQLException {
        if (isDue()) {
            connection.setAutoCommit(false);
            try {
                share();
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        return held;
    }

    /** Keeps the lease while events are on their way. */
    void renewIfDue() throws SQLException {
        if (isDue()) {
            var now = System.nanoTime();
            try (var renew = connection.prepareStatement(
                    "update outbox_relays set expires_at = now() + make_interval(secs => ?) where relay = ?")) {
                renew.setDouble(1, lease.toMillis() / 1000.0);
                renew.setObject(2, relay);
                if (renew.executeUpdate() == 1) {
                    renewedAt = now;
                } else {
                    held.clear();
                }
            }
        }
    }

    /** Whether the lease is good at this moment: false after a pause that outlasted it. */
    boolean areValid() {
        return !held.isEmpty() && System.nanoTime() - renewedAt < lease.toNanos();
    }

    /** Whether no other replica was alive when last looked. */
    boolean areAlone() {
        return alone;
    }

    /** Gives everything back, so that others need not wait for the lease to run out. */
    void release() {
        held.clear();
        try (var delete = connection.prepareStatement("delete from outbox_relays where relay = ?")) {
            delete.setObject(1, relay);
            delete.executeUpdate();
        } catch (SQLException away) {
            // Then the lease runs out.
        }
    }

    private boolean isDue() {
        return System.nanoTime() - renewedAt >= lease.toNanos() / RENEWALS_PER_LEASE;
    }

    private void share() throws SQLException {
        var now = System.nanoTime();
        int relays = joinLiveRelays();
        var mine = lanes("select lane from outbox_lanes where relay = ? order by lane", relay);
        int surplus = mine.size() - Math.ceilDiv(LANES, relays);
        if (surplus > 0) {
            lanes("""
                    update outbox_lanes set relay = null
                    where lane in (select lane from outbox_lanes where relay = ? order by lane desc limit %d)
                    returning lane
                    """.formatted(surplus), relay).forEach(mine::remove);
        } else if (surplus < 0) {
            mine.addAll(lanes("""
                    update outbox_lanes set relay = ? where lane in (select lane from outbox_lanes
                        where relay is null order by lane limit %d for update skip locked)
                    returning lane
                    """.formatted(-surplus), relay));
        }
        held.clear();
        held.addAll(mine);
        alone = relays == 1;
        renewedAt = now;
    }

    /** Renews this replica's lease, removes those that have run out, and counts who is left. */
    private int joinLiveRelays() throws SQLException {
        try (var join = connection.prepareStatement("""
                insert into outbox_relays (relay, expires_at) values (?, now() + make_interval(secs => ?))
                on conflict (relay) do update set expires_at = excluded.expires_at
                """);
                var statement = connection.createStatement()) {
            join.setObject(1, relay);
            join.setDouble(2, lease.toMillis() / 1000.0);
            join.executeUpdate();
            statement.executeUpdate("delete from outbox_relays where expires_at < now()");
            try (var count = statement.executeQuery("select count(*) from outbox_relays")) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    private Set<Integer> lanes(String sql, UUID holder) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, holder);
            var lanes = new TreeSet<Integer>();
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    lanes.add(result.getInt(1));
                }
            }
            return lanes;
        }
    }
}
