package org.fleetrental.accounting.report;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was.
 *
 * @param asOf parameter of the report, as are the next two; null where it has no such
 * @param sha256 of the content, character for character, in hexadecimal
 * @param ledgerEntries how many journal entries there were, all of which it takes in
 * @param lastSeal of the journal's chain at that time, in hexadecimal; null if nothing was sealed
 * @param takenBy token subject
 */
record Snapshot(
        UUID id,
        Report report,
        @Nullable LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String sha256,
        long ledgerEntries,
        @Nullable String lastSeal,
        Instant takenAt,
        String takenBy,
        @JsonRawValue String content) {

    enum Report {
        TRIAL_BALANCE,
        BALANCE_SHEET,
        PROFIT_AND_LOSS,
        RECEIVABLES_AGING,
        REVENUE_BY_VEHICLE
    }

    static Snapshot read(ResultSet row) throws SQLException {
        var seal = row.getBytes("last_seal");
        return new Snapshot(
                row.getObject("id", UUID.class),
                Report.valueOf(row.getString("report")),
                row.getObject("as_of", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                HexFormat.of().formatHex(row.getBytes("hash")),
                row.getLong("ledger_entries"),
                seal == null ? null : HexFormat.of().formatHex(seal),
                Objects.requireNonNull(Sql.time(row, "taken_at")),
                row.getString("taken_by"),
                row.getString("content"));
    }
}
