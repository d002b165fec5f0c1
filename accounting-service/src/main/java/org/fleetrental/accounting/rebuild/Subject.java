package org.fleetrental.accounting.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Booked;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rebuild.Difference.Kind;
import org.fleetrental.accounting.rebuild.Difference.Line;
import org.jspecify.annotations.Nullable;

/** A rental or a job, whose entries are compared. */
record Subject(@Nullable UUID rentalId, @Nullable UUID jobId) {

    /** Of an accountant's own entries. */
    static final Subject NONE = new Subject(null, null);

    static Subject rental(UUID id) {
        return new Subject(id, null);
    }

    static Subject job(UUID id) {
        return new Subject(null, id);
    }

    /**
     * @param expected what each event should post
     * @param booked all entries there are
     */
    List<Difference> compare(Map<UUID, Postings> expected, List<Booked> booked) {
        var differences = new ArrayList<Difference>();
        var missing = new LinkedHashMap<>(expected);
        for (var entry : booked) {
            var postings = missing.remove(entry.causeEventId());
            var found = Line.of(entry.lines());
            if (postings == null) {
                differences.add(difference(
                        Kind.ENTRY_UNEXPECTED,
                        entry.causeEventId(),
                        entry.entryId(),
                        List.of(),
                        found,
                        "Nothing on record posts this"));
            } else if (!Line.of(postings.lines()).equals(found)) {
                differences.add(difference(
                        Kind.OTHER_LINES,
                        entry.causeEventId(),
                        entry.entryId(),
                        Line.of(postings.lines()),
                        found,
                        "The entry has other lines than its cause posts"));
            }
        }
        missing.forEach((eventId, postings) -> differences.add(difference(
                Kind.ENTRY_MISSING,
                eventId,
                null,
                Line.of(postings.lines()),
                List.of(),
                "The event is on record, and its entry is not in the journal")));
        return differences;
    }

    Difference notRepeatable(String reason) {
        return difference(Kind.NOT_REPEATABLE, null, null, List.of(), List.of(), reason);
    }

    private Difference difference(
            Kind kind,
            @Nullable UUID causeEventId,
            @Nullable UUID entryId,
            List<Line> expected,
            List<Line> found,
            String reason) {
        return new Difference(kind, rentalId, jobId, causeEventId, entryId, expected, found, reason);
    }
}
