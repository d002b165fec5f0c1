package org.fleetrental.accounting.writeoff;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** All write-offs. */
@ApplicationScoped
public class WriteOffs {

    private final Sql sql;

    WriteOffs(Sql sql) {
        this.sql = sql;
    }

    void add(WriteOff writeOff) {
        sql.update(
                "adding a write-off",
                """
                insert into write_off (id, rental_id, amount_minor, currency, reason, written_off_by, written_off_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                writeOff.id(),
                writeOff.rentalId(),
                writeOff.amountMinor(),
                writeOff.currency(),
                writeOff.reason(),
                writeOff.by(),
                writeOff.writtenOffAt());
    }

    Optional<WriteOff> find(UUID id) {
        return sql.first("reading a write-off", WriteOffs::read, "select * from write_off where id = ?", id);
    }

    /**
     * Which write-offs are wanted; what is null does not matter.
     *
     * @param customerId whose rental it is
     * @param from first day, in UTC
     * @param to last day, in UTC
     */
    record Filter(
            @Nullable UUID rentalId,
            @Nullable UUID customerId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        Map<String, Object> conditions() {
            var conditions = new LinkedHashMap<String, Object>();
            if (rentalId != null) {
                conditions.put("rental_id = ?", rentalId);
            }
            if (customerId != null) {
                conditions.put("rental_id in (select rental_id from rental_account where customer_id = ?)", customerId);
            }
            if (from != null) {
                conditions.put("written_off_at >= ?", beginOf(from));
            }
            if (to != null) {
                conditions.put("written_off_at < ?", beginOf(to.plusDays(1)));
            }
            return conditions;
        }

        private static Instant beginOf(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /**
     * At most {@code count}, in the order of their times, and of their ids within one.
     *
     * @param last that the client has; null for the beginning of the list
     */
    List<WriteOff> list(Filter filter, @Nullable WriteOff last, int count) {
        var where = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        if (last != null) {
            // Before the first day, which lies further back: PostgreSQL begins to read an index at what comes first.
            where.add("(written_off_at, id) > (?, ?)");
            parameters.addAll(List.of(last.writtenOffAt(), last.id()));
        }
        var conditions = filter.conditions();
        where.addAll(conditions.keySet());
        parameters.addAll(conditions.values());
        parameters.add(count);
        return sql.query(
                "reading write-offs",
                WriteOffs::read,
                "select * from write_off%s order by written_off_at, id limit ?"
                        .formatted(where.isEmpty() ? "" : " where " + String.join(" and ", where)),
                parameters.toArray());
    }

    /**
     * What a write-off posts, decided anew against an account in the making.
     *
     * @throws IllegalStateException if the account does not owe it, or it is not on record
     */
    public Postings again(RentalAccount account, UUID id) {
        var writeOff =
                find(id).orElseThrow(() -> new IllegalStateException("Write-off %s is not on record".formatted(id)));
        if (!account.writeOff(writeOff.amountMinor())) {
            throw new IllegalStateException("Write-off %s should have been refused".formatted(id));
        }
        return writeOff.postings();
    }

    private static WriteOff read(ResultSet row) throws SQLException {
        return new WriteOff(
                row.getObject("id", UUID.class),
                row.getObject("rental_id", UUID.class),
                row.getLong("amount_minor"),
                row.getString("currency"),
                row.getString("reason"),
                row.getString("written_off_by"),
                Objects.requireNonNull(Sql.time(row, "written_off_at")));
    }
}
