package org.fleetrental.accounting.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. One that cannot be read ends the request with 400, naming it. */
public final class Parameter {

    private static final int UUID_CHARS = 36;
    private static final int MAX_TIME_CHARS = 40;
    private static final Instant EARLIEST = Instant.EPOCH;

    /** The last instant that is taken for one. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Parameter() {}

    public static Optional<UUID> uuid(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value.length() == UUID_CHARS) {
                return Optional.of(UUID.fromString(value));
            }
        } catch (IllegalArgumentException unreadable) {
            // Answered below, as one of the wrong length is.
        }
        throw malformed(name, "not a UUID");
    }

    /** The most items of a page. */
    public static int limit(@Nullable String value) {
        if (value == null) {
            return Page.DEFAULT_LIMIT;
        }
        try {
            var limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= Page.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException unreadable) {
            // Answered below, as one out of bounds is.
        }
        throw malformed("limit", "a whole number from 1 to " + Page.MAX_LIMIT);
    }

    /** An instant, or a day of UTC, which stands for its last microsecond. */
    public static Optional<Instant> until(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value.length() <= MAX_TIME_CHARS) {
                var instant = value.contains("T") ? Instant.parse(value) : endOf(LocalDate.parse(value));
                if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                    return Optional.of(instant.truncatedTo(ChronoUnit.MICROS));
                }
            }
        } catch (DateTimeParseException unreadable) {
            // Answered below, as one out of bounds is.
        }
        throw malformed(name, "an instant such as 2026-05-01T10:00:00Z or a day such as 2026-05-01, from 1970 to 9999");
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private static ProblemException malformed(String name, String reason) {
        return new ProblemException(Problem.malformed(name, reason));
    }
}
