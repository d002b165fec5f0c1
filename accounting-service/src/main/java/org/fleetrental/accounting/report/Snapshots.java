package org.fleetrental.accounting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Keeps reports as they are. */
@ApplicationScoped
class Snapshots {

    private final Reports reports;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Sql sql;
    private final Clock clock;

    Snapshots(Reports reports, Ledger ledger, ObjectMapper json, Sql sql, Clock clock) {
        this.reports = reports;
        this.ledger = ledger;
        this.json = json;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Nothing is booked meanwhile, so the report and the place in the ledger belong together.
     *
     * @param by token subject
     */
    @Transactional
    Snapshot take(SnapshotRequest request, String by) {
        ledger.standStill();
        var id = Ids.next();
        var today = LocalDate.now(clock);
        var asOf = request.asOf() == null ? today : AsOf.parse(request.asOf().toString());
        switch (request.report()) {
            case TRIAL_BALANCE -> keep(id, request, reports.trialBalance(asOf), by, asOf, null);
            case BALANCE_SHEET -> keep(id, request, reports.balanceSheet(asOf), by, asOf, null);
            case RECEIVABLES_AGING -> keep(id, request, reports.receivablesAging(asOf), by, asOf, null);
            case REVENUE_BY_VEHICLE -> {
                var days = Days.of(request.from(), request.to(), today);
                keep(id, request, reports.revenueByVehicle(days), by, null, days);
            }
            case PROFIT_AND_LOSS -> {
                var days = Days.of(request.from(), request.to(), today);
                keep(id, request, reports.profitAndLoss(days), by, null, days);
            }
        }
        return find(id).orElseThrow();
    }

    private void keep(
            UUID id, SnapshotRequest request, Table report, String by, @Nullable LocalDate asOf, @Nullable Days days) {
        sql.update(
                "keeping a report",
                """
                insert into report_snapshot (id, report, as_of, first_day, last_day, content, hash, ledger_entries,
                    last_seal, taken_at, taken_by)
                select ?, ?, ?::date, ?::date, ?::date, content, sha256(convert_to(content, 'UTF8')),
                    coalesce((select max(position) from journal_seal), 0) + (select count(*) from journal_tail),
                    (select hash from journal_seal order by position desc limit 1), ?, ?
                from (select ?::text as content) as report
                """,
                id,
                request.report().name(),
                asOf,
                days == null ? null : days.from(),
                days == null ? null : days.to(),
                clock.instant(),
                by,
                text(report));
    }

    private String text(Table report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<Snapshot> find(UUID id) {
        return sql.first("reading a report", Snapshot::read, "select * from report_snapshot where id = ?", id);
    }

    /** Those behind the cursor, at most {@code count}, in the order of their ids, which is that of their taking. */
    List<Snapshot> after(UUID cursor, int count) {
        return sql.query(
                "reading reports",
                Snapshot::read,
                "select * from report_snapshot where id > ? order by id limit ?",
                cursor,
                count);
    }
}
