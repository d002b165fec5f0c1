package org.fleetrental.accounting.period;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.fleetrental.messaging.Sql;

/**
 * A closed month.
 *
 * @param closedBy token subject
 * @param entries journal entries in it
 */
record Period(YearMonth month, Instant closedAt, String closedBy, long entries) {

    static Period read(ResultSet row) throws SQLException {
        return new Period(
                YearMonth.from(row.getObject("month", java.time.LocalDate.class)),
                Objects.requireNonNull(Sql.time(row, "closed_at")),
                row.getString("closed_by"),
                row.getLong("entries"));
    }

    /** Made of the month's name: a month is closed once, and has one event. */
    UUID id() {
        return UUID.nameUUIDFromBytes(("accounting period " + month).getBytes(StandardCharsets.UTF_8));
    }
}
