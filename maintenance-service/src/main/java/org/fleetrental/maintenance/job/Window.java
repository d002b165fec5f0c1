package org.fleetrental.maintenance.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a vehicle is not to be had because of a job. It may lie in the past: work that was not planned is entered too.
 *
 * @param startsAt inclusive
 * @param endsAt exclusive; null if the job blocks the vehicle until it is completed or cancelled
 */
public record Window(Instant startsAt, @Nullable Instant endsAt) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public sealed interface Outcome {}

    public record Valid(Window window) implements Outcome {}

    public record Invalid(String field, String reason) implements Outcome {}

    /** A window in whole microseconds, which is what database and events can hold. */
    public static Outcome of(Instant startsAt, @Nullable Instant endsAt) {
        var start = startsAt.truncatedTo(ChronoUnit.MICROS);
        if (isOutOfRange(start)) {
            return new Invalid("startsAt", "must be in the years 2000 to 2099");
        }
        if (endsAt == null) {
            return new Valid(new Window(start, null));
        }
        var end = endsAt.truncatedTo(ChronoUnit.MICROS);
        if (!end.isAfter(start)) {
            return new Invalid("endsAt", "must be after startsAt");
        }
        if (isOutOfRange(end)) {
            return new Invalid("endsAt", "must be in the years 2000 to 2099");
        }
        return new Valid(new Window(start, end));
    }

    private static boolean isOutOfRange(Instant time) {
        return time.isBefore(EARLIEST) || !time.isBefore(LATEST);
    }
}
