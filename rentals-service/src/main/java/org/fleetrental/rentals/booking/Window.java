package org.fleetrental.rentals.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of time, half-open: two that meet do not overlap. In whole microseconds, as the database keeps it.
 *
 * @param startsAt inclusive
 * @param endsAt exclusive, after the start
 */
public record Window(Instant startsAt, Instant endsAt) {

    /** Times outside these bounds are a client's mistake; the database could not hold all that {@link Instant} can. */
    static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws IllegalArgumentException if it would be empty */
    public Window {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("A window from %s to %s is empty".formatted(startsAt, endsAt));
        }
    }

    /** The time as windows hold it. */
    public static Instant exact(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    public static boolean isInBounds(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    public Duration length() {
        return Duration.between(startsAt, endsAt);
    }
}
