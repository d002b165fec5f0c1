package org.fleetrental.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fleetrental.messaging.outbox.OutboxTable.Pending;

/**
 * Reads the backlog in sweeps: each read goes on where the last one ended, so that a long backlog costs no more per row
 * than a short one, also while a long transaction elsewhere keeps PostgreSQL from forgetting what was published.
 *
 * <p>A sweep ends with the backlog, after half a second (rows do not commit in the order of their positions, so some
 * may have come behind it), and when a parked row behind it was released.
 */
final class OutboxReader {

    private static final int BYTES_AT_A_TIME = 8 << 20;
    private static final Duration LONGEST_SWEEP = Duration.ofMillis(500);

    private final Connection connection;
    private final int rowsAtATime;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Long> releases = new HashMap<>();
    private long sweepBegan;
    private boolean isOver;

    OutboxReader(Connection connection, int rowsAtATime) {
        this.connection = connection;
        this.rowsAtATime = rowsAtATime;
    }

    int rowsAtATime() {
        return rowsAtATime;
    }

    /** Begins a sweep with the oldest rows. All that was read before must be settled by then, or it is read again. */
    void restart() {
        ends.clear();
        releases.clear();
        isOver = false;
        sweepBegan = System.nanoTime();
    }

    /**
     * The next pending rows of some lanes, a fair part of each.
     *
     * @param withoutTopics rows of these are passed over
     * @return empty if the sweep is over
     */
    List<Pending> next(Set<Integer> lanes, Set<String> withoutTopics) throws SQLException {
        if (isOver || lanes.isEmpty() || System.nanoTime() - sweepBegan > LONGEST_SWEEP.toNanos()) {
            return List.of();
        }
        var after = new TreeMap<Integer, Long>();
        lanes.forEach(lane -> after.put(lane, ends.getOrDefault(lane, 0L)));
        int rowsPerLane = Math.ceilDiv(rowsAtATime, lanes.size());
        var rows = OutboxTable.pending(connection, after, withoutTopics, rowsPerLane, BYTES_AT_A_TIME / lanes.size());
        if (rows.stream().anyMatch(this::isReleasedSince)) {
            isOver = true;
            return List.of();
        }
        var rowsOf = new HashMap<Integer, Integer>();
        for (var row : rows) {
            ends.put(row.lane(), row.position());
            rowsOf.merge(row.lane(), 1, Integer::sum);
        }
        isOver = !rowsOf.containsValue(rowsPerLane);
        return rows;
    }

    /** What was released is behind the sweep, and what it held back must not go first. */
    private boolean isReleasedSince(Pending row) {
        var before = releases.putIfAbsent(row.lane(), row.releases());
        return before != null && before != row.releases();
    }
}
