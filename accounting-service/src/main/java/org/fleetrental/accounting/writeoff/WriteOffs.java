package org.fleetrental.accounting.writeoff;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.messaging.Sql;

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
