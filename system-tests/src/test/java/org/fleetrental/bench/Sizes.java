package org.fleetrental.bench;

/**
 * How much is measured.
 *
 * @param events of one run of relay, Debezium and consumer
 * @param perAggregate how many of these belong to each aggregate; they are interleaved
 * @param runs measured, after one that warms up
 * @param backlog events of the long backlog
 * @param kept published rows that stay in the outbox while the relay is measured again, one step after the other
 * @param loadSeconds how long latency is measured
 * @param idleSeconds how long CPU of idle processes is counted
 */
record Sizes(int events, int perAggregate, int runs, int backlog, int[] kept, int loadSeconds, int idleSeconds) {

    /** Shows that everything works; the figures say little. */
    static Sizes quick() {
        return new Sizes(5_000, 10, 1, 20_000, new int[] {20_000}, 5, 5);
    }

    static Sizes full() {
        return new Sizes(50_000, 10, 3, 1_000_000, new int[] {1_000_000, 10_000_000}, 25, 30);
    }

    int aggregates() {
        return events / perAggregate;
    }
}
