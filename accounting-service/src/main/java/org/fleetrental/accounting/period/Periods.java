package org.fleetrental.accounting.period;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.fleetrental.messaging.Sql;

/** The closed months. Each follows the one before without a gap. */
@ApplicationScoped
class Periods {

    private final Sql sql;

    Periods(Sql sql) {
        this.sql = sql;
    }

    Optional<Period> lastClosed() {
        return sql.first(
                "looking for the last period", Period::read, "select * from period order by month desc limit 1");
    }

    /** The month of the first journal entry. */
    Optional<YearMonth> firstBooked() {
        return sql.first(
                        "looking for the first entry",
                        row -> row.getObject(1, LocalDate.class),
                        "select booked_on from journal_entry order by booked_on, id limit 1")
                .map(YearMonth::from);
    }

    long entriesIn(YearMonth month) {
        return sql.first(
                        "counting the entries of a month",
                        row -> row.getLong(1),
                        "select count(*) from journal_entry where booked_on between ? and ?",
                        month.atDay(1),
                        month.atEndOfMonth())
                .orElseThrow();
    }

    void add(Period period) {
        sql.update(
                "closing a period",
                "insert into period (month, closed_at, closed_by, entries) values (?, ?, ?, ?)",
                period.month().atDay(1),
                period.closedAt(),
                period.closedBy(),
                period.entries());
    }

    /** Those before a month, at most {@code count}, the newest first. */
    List<Period> before(YearMonth month, int count) {
        return sql.query(
                "reading the periods",
                Period::read,
                "select * from period where month < ? order by month desc limit ?",
                month.atDay(1),
                count);
    }
}
