package org.fleetrental.accounting.manual;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** What accountants have entered. */
@ApplicationScoped
public class ManualEntries {

    private final Sql sql;

    ManualEntries(Sql sql) {
        this.sql = sql;
    }

    /** @param reverses the one that it takes back */
    record ManualEntry(
            UUID id,
            String description,
            Instant occurredAt,
            String enteredBy,
            Instant enteredAt,
            @Nullable UUID reverses) {}

    void add(ManualEntry entry, Postings postings) {
        sql.update(
                "keeping a manual entry",
                """
                insert into manual_entry (id, description, occurred_at, entered_by, entered_at, reverses)
                values (?, ?, ?, ?, ?, ?)
                """,
                entry.id(),
                entry.description(),
                entry.occurredAt(),
                entry.enteredBy(),
                entry.enteredAt(),
                entry.reverses());
        int lineNo = 0;
        for (var line : postings.lines()) {
            sql.update(
                    "keeping a line of a manual entry",
                    """
                    insert into manual_line (entry_id, line_no, account_code, debit_minor, credit_minor, currency)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    entry.id(),
                    lineNo++,
                    line.account().code(),
                    line.debitMinor(),
                    line.creditMinor(),
                    line.currency());
        }
    }

    /** Until the caller's transaction ends, nobody else reverses it; false if there is none. */
    boolean lock(UUID id) {
        sql.query(
                "locking a manual entry",
                row -> true,
                "select pg_advisory_xact_lock(hashtextextended(?::text, 1))",
                id);
        return sql.first("looking for a manual entry", row -> true, "select 1 from manual_entry where id = ?", id)
                .isPresent();
    }

    /** The one that takes it back. */
    Optional<UUID> reversalOf(UUID id) {
        return sql.first(
                "looking for a reversal",
                row -> row.getObject(1, UUID.class),
                "select id from manual_entry where reverses = ?",
                id);
    }

    /** What an entry says. */
    public Postings postings(UUID id) {
        var lines = sql.query(
                "reading the lines of a manual entry",
                row -> new Line(
                        LedgerAccount.of(row.getString("account_code")),
                        row.getLong("debit_minor"),
                        row.getLong("credit_minor"),
                        row.getString("currency")),
                "select * from manual_line where entry_id = ? order by line_no",
                id);
        var postings = new Postings(lines.isEmpty() ? "" : lines.getFirst().currency());
        lines.forEach(
                line -> postings.debit(line.account(), line.debitMinor()).credit(line.account(), line.creditMinor()));
        return postings;
    }

    private record Line(LedgerAccount account, long debitMinor, long creditMinor, String currency) {}

    /** The entries behind one, at most {@code count}, in the order of their ids. */
    public List<UUID> after(UUID id, int count) {
        return sql.query(
                "reading which manual entries there are",
                row -> row.getObject(1, UUID.class),
                "select id from manual_entry where id > ? order by id limit ?",
                id,
                count);
    }
}
