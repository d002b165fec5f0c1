package org.fleetrental.accounting.period;

import java.time.Instant;
import java.util.UUID;

/**
 * A closed month as clients see it.
 *
 * @param period as 2026-01
 * @param closedBy token subject
 * @param entries journal entries in it
 */
record PeriodView(UUID id, String period, Instant closedAt, String closedBy, long entries) {

    static PeriodView of(Period period) {
        return new PeriodView(
                period.id(), period.month().toString(), period.closedAt(), period.closedBy(), period.entries());
    }
}
