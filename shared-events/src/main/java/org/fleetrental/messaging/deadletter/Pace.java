package org.fleetrental.messaging.deadletter;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Spreads calls over time: so many a second at most, and none in advance. */
final class Pace {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long nanosPerCall;
    private final LongSupplier nanoTime;
    private long next;

    /** @param nanoTime as {@link System#nanoTime} */
    Pace(int callsPerSecond, LongSupplier nanoTime) {
        this.nanosPerCall = NANOS_PER_SECOND / callsPerSecond;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** How long until the next call is due; zero or negative if it is. */
    Duration left() {
        return Duration.ofNanos(next - nanoTime.getAsLong());
    }

    void spend(int calls) {
        var now = nanoTime.getAsLong();
        next = (next - now > 0 ? next : now) + calls * nanosPerCall;
    }
}
