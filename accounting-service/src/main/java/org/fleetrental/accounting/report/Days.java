package org.fleetrental.accounting.report;

import java.time.LocalDate;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The days that a report is about, both included. */
record Days(LocalDate from, LocalDate to) {

    /** Further back and on, and there is no such day in the database. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 2);

    /** The body of a request, other than its parameters, can name later ones. */
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /**
     * By default the month of today, until today.
     *
     * @throws ProblemException 400 if the last day is before the first, or a day out of bounds
     */
    static Days of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        var last = to == null ? today : to;
        var first = from == null ? last.withDayOfMonth(1) : from;
        if (first.isBefore(EARLIEST) || first.isAfter(last)) {
            throw new ProblemException(Problem.malformed("from", "must be a day, and not after " + last));
        }
        if (last.isAfter(LATEST)) {
            throw new ProblemException(Problem.malformed("to", "must not be after " + LATEST));
        }
        return new Days(first, last);
    }
}
