package org.fleetrental.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From an event's commit to its effect, under a load that follows a timetable: a slow system does not slow the load
 * down. Counted from the moment at which the commit has returned to the writer.
 */
final class Latency {

    private static final double[] PERCENTILES = {0.5, 0.99, 0.999};
    private static final String[] NAMES = {"median", "p99", "p99.9"};

    private static final int EVENTS_PER_COMMIT = 10;

    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();

    /**
     * Writes events, ten to a transaction, each transaction at its time.
     *
     * @return events a second that were written; fewer than asked for if the database cannot keep up
     */
    double load(Workbench bench, OutboxCopy.Target outbox, String topic, int perSecond, int seconds) throws Exception {
        var events = Event.interleaved(perSecond * seconds, perSecond);
        long begin = System.nanoTime();
        try (var connection = bench.connect()) {
            connection.setAutoCommit(false);
            for (int from = 0; from < events.size(); from += EVENTS_PER_COMMIT) {
                awaitNanos(begin + from * 1_000_000_000L / perSecond);
                var batch = events.subList(from, Math.min(from + EVENTS_PER_COMMIT, events.size()));
                OutboxCopy.insert(connection, outbox, topic, batch);
                connection.commit();
                long now = Workbench.micros(Instant.now());
                batch.forEach(event -> committed.put(event.id(), now));
            }
        }
        return events.size() / ((System.nanoTime() - begin) / 1e9);
    }

    private static void awaitNanos(long time) throws InterruptedException {
        long left = time - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    Set<UUID> ids() {
        return committed.keySet();
    }

    /** Milliseconds, by the times at which the effects were seen. */
    Map<String, Runs> against(Map<UUID, Long> seenMicros) {
        var millis = committed.entrySet().stream()
                .filter(event -> seenMicros.containsKey(event.getKey()))
                .mapToDouble(event -> Math.max(0, seenMicros.get(event.getKey()) - event.getValue()) / 1e3)
                .sorted()
                .toArray();
        if (millis.length != committed.size()) {
            throw new IllegalStateException(millis.length + " of " + committed.size() + " events were seen");
        }
        var named = new HashMap<String, Runs>();
        for (int i = 0; i < NAMES.length; i++) {
            int rank = (int) Math.ceil(PERCENTILES[i] * millis.length) - 1;
            named.put(NAMES[i], new Runs("ms", List.of(millis[Math.max(0, rank)])));
        }
        return named;
    }

    static List<String> names() {
        return Arrays.asList(NAMES);
    }
}
