package org.fleetrental.accounting.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;

/** The day up to which a report looks, to its end. */
final class AsOf {

    private static final int MAX_CHARS = 40;
    private static final LocalDate EARLIEST = LocalDate.EPOCH;
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private AsOf() {}

    /**
     * A day of UTC. An instant stands for its day: the books know no time of day.
     *
     * @throws ProblemException 400, naming the parameter {@code asOf}
     */
    static LocalDate parse(String text) {
        try {
            if (text.length() <= MAX_CHARS) {
                var day = text.contains("T")
                        ? Instant.parse(text).atOffset(ZoneOffset.UTC).toLocalDate()
                        : LocalDate.parse(text);
                if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                    return day;
                }
            }
        } catch (DateTimeException unreadable) {
            // Answered below, as one out of bounds is.
        }
        throw new ProblemException(
                Problem.malformed("asOf", "a day such as 2026-05-01, or an instant, from 1970 to 9999"));
    }
}
