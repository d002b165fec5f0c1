package org.fleetrental.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fleetrental.messaging.OutboxTable.Pending;

/**
 * Reads the backlog in sweeps: each read goes on where the last one ended, so that a long backlog costs no more per row
 * than a short one, also while a long transaction elsewhere keeps PostgreSQL from forgetting what was published.
 *
 * <p>A sweep starts again from the oldest row at the end of a lane, after a failure, after a second at the latest (rows
 * do not commit in the order of their positions), and when a parked row behind it was released.
 */
final class OutboxReader {

    private static final int BYTES_AT_A_TIME = 8 << 20;
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(1);

    private final Connection connection;
    private final int rowsAtATime;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Long> releases = new HashMap<>();
    private long sweepBegan = System.nanoTime();

    OutboxReader(Connection connection, int rowsAtATime) {
        this.connection = connection;
        this.rowsAtATime = rowsAtATime;
    }

    /** The next pending rows of some lanes, a fair part of each; empty if there are none. */
    List<Pending> next(Set<Integer> lanes) throws SQLException {
        if (lanes.isEmpty()) {
            return List.of();
        }
        if (System.nanoTime() - sweepBegan > LONGEST_SWEEP.toNanos()) {
            restart();
        }
        var after = new TreeMap<Integer, Long>();
        lanes.forEach(lane -> after.put(lane, ends.getOrDefault(lane, 0L)));
        int rowsPerLane = Math.ceilDiv(rowsAtATime, lanes.size());
        var byLane = new TreeMap<Integer, List<Pending>>();
        for (var row : OutboxTable.pending(connection, after, rowsPerLane, BYTES_AT_A_TIME / lanes.size())) {
            byLane.computeIfAbsent(row.lane(), _ -> new ArrayList<>()).add(row);
        }
        ends.keySet().retainAll(byLane.keySet());
        var rows = new ArrayList<Pending>();
        byLane.forEach((lane, part) -> {
            if (isContinuous(lane, part.getFirst().releases())) {
                ends.put(lane, part.size() < rowsPerLane ? 0 : part.getLast().position());
                rows.addAll(part);
            }
        });
        return rows.isEmpty() && !byLane.isEmpty() ? next(lanes) : rows;
    }

    /** Starts over with the oldest rows: after a failure, some of what was read is still pending. */
    void restart() {
        ends.clear();
        sweepBegan = System.nanoTime();
    }

    /** Whether nothing was released behind the sweep in this lane; if something was, the lane starts over. */
    private boolean isContinuous(int lane, long now) {
        var before = releases.put(lane, now);
        return before == null || before == now || ends.remove(lane) == null;
    }
}
