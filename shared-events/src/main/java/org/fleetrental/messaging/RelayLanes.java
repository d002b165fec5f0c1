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
    private final Set<Integer> held = new TreeSet<>();

    RelayLanes(int lanes) {
        this.lanes = lanes;
    }

    /** Takes what is free and tells what is held. The locks live as long as the connection. */
    Set<Integer> hold(Connection connection) throws SQLException {
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
}
