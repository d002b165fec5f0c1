package org.fleetrental.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lanes that this replica publishes. A lane is an advisory lock of the relay's own database session: only one
 * replica holds it, and a crash or a cut connection gives it up at once.
 *
 * <p>Lanes keep two replicas from sending everything twice. Order does not hang on them: every relay starts at an
 * aggregate's first unmarked event and sends the next only after the acknowledgement, so even two relays on one lane
 * can only repeat events, not overtake.
 */
final class RelayLanes {

    private final int lanes;
    private final Connection connection;
    private final Set<Integer> held = new TreeSet<>();

    RelayLanes(int lanes, Connection connection) {
        this.lanes = lanes;
        this.connection = connection;
    }

    /** Takes what is free and tells what is held. */
    Set<Integer> hold() throws SQLException {
        if (held.size() < lanes) {
            try (var lock = connection.prepareStatement(
                    "select pg_try_advisory_lock(hashtext(current_schema() || '.outbox_events'), ?)")) {
                for (int lane = 0; lane < lanes; lane++) {
                    if (!held.contains(lane) && isFree(lock, lane)) {
                        held.add(lane);
                    }
                }
            }
        }
        return held;
    }

    private static boolean isFree(java.sql.PreparedStatement lock, int lane) throws SQLException {
        lock.setInt(1, lane);
        try (var result = lock.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** Gives every lane back: the connection goes to a pool, and a lock that it kept would be nobody's. */
    void release() {
        held.clear();
        try (var unlock = connection.createStatement()) {
            unlock.execute("select pg_advisory_unlock_all()");
        } catch (SQLException broken) {
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // Then the locks are gone with it.
        }
    }
}
