package org.fleetrental.local.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is going to happen, in the order of time; what happens at the same time, in the order in which it was planned.
 */
final class Timeline {

    @FunctionalInterface
    interface Step {
        void happen(Instant now) throws IOException;
    }

    record Moment(Instant at, long number, Step step) {}

    private final PriorityQueue<Moment> moments =
            new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparing(Moment::number));

    private final Instant end;
    private long planned;

    /** @param end what would happen later does not happen */
    Timeline(Instant end) {
        this.end = end;
    }

    void plan(Instant at, Step step) {
        if (at.isBefore(end)) {
            moments.add(new Moment(at, planned++, step));
        }
    }

    Optional<Moment> next() {
        return Optional.ofNullable(moments.poll());
    }
}
