package org.fleetrental.accounting.rebuild;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Posting;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is not what it should be.
 *
 * @param causeEventId null if the steps of a rental cannot be taken again
 * @param entryId null if there is no entry
 * @param expected lines; empty if there should be no entry
 * @param found lines; empty if there is no entry
 * @param reason in words
 */
record Difference(
        Kind kind,
        @Nullable UUID rentalId,
        @Nullable UUID jobId,
        @Nullable UUID causeEventId,
        @Nullable UUID entryId,
        List<Line> expected,
        List<Line> found,
        String reason) {

    enum Kind {
        ENTRY_MISSING,
        ENTRY_UNEXPECTED,
        OTHER_LINES,
        NOT_REPEATABLE
    }

    /** One of the two amounts is zero. */
    record Line(
            String account,
            long debitMinor,
            long creditMinor,
            String currency,
            @Nullable UUID vehicleId) {

        private static final Comparator<Line> ORDER = Comparator.comparing(Line::toString);

        /** In an order of their own: the same lines are equal, however they were written. */
        static List<Line> of(List<Posting> postings) {
            return postings.stream()
                    .map(posting -> new Line(
                            posting.account().code(),
                            posting.debitMinor(),
                            posting.creditMinor(),
                            posting.currency(),
                            posting.vehicleId()))
                    .sorted(ORDER)
                    .toList();
        }
    }
}
