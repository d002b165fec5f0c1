package org.fleetrental.accounting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;

/** The time up to which a report looks. */
final class AsOf {

    /** The last instant that is taken for one. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int MAX_CHARS = 40;

    private AsOf() {}

    /**
     * An instant, or a day of UTC, which stands for its last microsecond.
     *
     * @throws ProblemException 400, naming the parameter {@code asOf}
     */
    static Instant parse(String text) {
        try {
            if (text.length() <= MAX_CHARS) {
                var instant = text.contains("T") ? Instant.parse(text) : endOf(LocalDate.parse(text));
                if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST)) {
                    return instant.truncatedTo(ChronoUnit.MICROS);
                }
            }
        } catch (DateTimeParseException unreadable) {
            // Answered below, as one out of bounds is.
        }
        throw new ProblemException(Problem.malformed(
                "asOf", "an instant such as 2026-05-01T10:00:00Z or a day such as 2026-05-01, from 1970 to 9999"));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
