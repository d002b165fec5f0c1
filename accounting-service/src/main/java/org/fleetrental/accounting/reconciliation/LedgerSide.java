package org.fleetrental.accounting.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.accounting.reconciliation.Difference.Kind;
import org.fleetrental.messaging.Sql;

/** What the ledger says, and where it does not agree with what is on record here. */
@ApplicationScoped
class LedgerSide {

    /** The events that the books of a rental follow. */
    private static final String FOLLOWED = """
            ('org.fleetrental.events.rentals.RentalReserved', 'org.fleetrental.events.rentals.RentalActivated',
            'org.fleetrental.events.rentals.RentalExtended', 'org.fleetrental.events.rentals.RentalReassigned',
            'org.fleetrental.events.rentals.RentalCompleted', 'org.fleetrental.events.rentals.RentalCharged',
            'org.fleetrental.events.rentals.RentalCancelled', 'org.fleetrental.events.rentals.RentalNoShow')
            """;

    private final Sql sql;

    LedgerSide(Sql sql) {
        this.sql = sql;
    }

    private record Key(UUID rentalId, String currency) {}

    /** Of each of the facts, in its currency. */
    Map<UUID, Books> of(Collection<Fact> facts) {
        var ids = facts.stream().map(Fact::rentalId).toArray(UUID[]::new);
        var all = new HashMap<Key, Books>();
        sql.query("reading the books of rentals", row -> all.put(key(row), books(row)), """
                with posted as (
                    select journal_entry.rental_id, currency,
                        sum(credit_minor::numeric - debit_minor)
                            filter (where account_code in ('2200', '2400') or account_code like '4%') as charged,
                        sum(credit_minor::numeric - debit_minor) filter (where account_code = '2400') as unearned
                    from journal_entry join posting on posting.entry_id = journal_entry.id
                    where journal_entry.rental_id = any (?) group by journal_entry.rental_id, currency),
                charged as (
                    select rental_id, currency,
                        sum(net_minor + tax_minor) filter (where kind = 'MANUAL' and reversed_at is null) as manual,
                        array_agg(line_id) filter (where reversal_reason is not null) as waived
                    from charge where rental_id = any (?) group by rental_id, currency)
                select rental_id, currency, charged.rental_id is not null as is_charged, posted.charged, unearned,
                    manual, waived
                from posted full join charged using (rental_id, currency)
                """, ids, ids);
        var books = new HashMap<UUID, Books>();
        facts.forEach(fact ->
                books.put(fact.rentalId(), all.getOrDefault(new Key(fact.rentalId(), fact.currency()), Books.NONE)));
        return books;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getObject("rental_id", UUID.class), row.getString("currency"));
    }

    private static Books books(ResultSet row) throws SQLException {
        return new Books(
                row.getBoolean("is_charged"),
                minor(row, "charged"),
                minor(row, "unearned"),
                minor(row, "manual"),
                waived(row));
    }

    private static long minor(ResultSet row, String column) throws SQLException {
        var amount = row.getBigDecimal(column);
        return amount == null ? 0 : amount.longValueExact();
    }

    private static Set<UUID> waived(ResultSet row) throws SQLException {
        var lines = row.getArray("waived");
        return lines == null ? Set.of() : new HashSet<>(Arrays.asList((UUID[]) lines.getArray()));
    }

    /** Rentals that were charged in a time, behind one, at most {@code count}, in the order of their ids. */
    List<UUID> charged(Instant from, Instant to, UUID after, int count) {
        return sql.query(
                "reading which rentals were charged", row -> row.getObject(1, UUID.class), """
                select distinct rental_id from charge
                where created_at between ? and ? and rental_id > ? order by rental_id limit ?
                """, from, to, after, count);
    }

    /** Where money of a time is not in the ledger, or not in the account of its rental. */
    List<Difference> paymentsNotApplied(Instant from, Instant to, Instant settlesAfter, int count) {
        return sql.query(
                "comparing payments with the ledger",
                row -> Difference.ofAmounts(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("rental_id", UUID.class),
                        minor(row, "expected"),
                        minor(row, "found"),
                        row.getString("currency"),
                        Objects.requireNonNull(Sql.time(row, "last_at")).isAfter(settlesAfter),
                        row.getString("place")),
                """
                with touched as (
                    select rental_id from rental_money where at between ? and ?
                    union select rental_id from write_off where written_off_at between ? and ?),
                money as (
                    select rental_id, currency, sum(paid_minor) as paid, sum(cash_minor) as cash, sum(held_minor) as held,
                        sum(written_off_minor) as written_off, max(at) as last_at
                    from rental_money where rental_id in (select rental_id from touched)
                    group by rental_id, currency),
                posted as (
                    select journal_entry.rental_id, currency,
                        sum(debit_minor::numeric - credit_minor) filter (where account_code <> '2500') as cash,
                        sum(credit_minor::numeric - debit_minor) filter (where account_code = '2500') as held
                    from journal_entry join posting on posting.entry_id = journal_entry.id
                    where journal_entry.rental_id in (select rental_id from touched)
                        and account_code in ('1000', '1010', '1020', '2500')
                    group by journal_entry.rental_id, currency)
                select rental_id, currency, 'PAYMENT_NOT_APPLIED' as kind, money.cash as expected,
                        coalesce(posted.cash, 0) as found, last_at,
                        'The ledger has another amount than was paid' as place
                    from money left join posted using (rental_id, currency)
                    where money.cash <> coalesce(posted.cash, 0)
                union all
                select rental_id, currency, 'DEPOSIT_NOT_POSTED', money.held, coalesce(posted.held, 0), last_at,
                        'The ledger holds another amount of deposits'
                    from money left join posted using (rental_id, currency)
                    where money.held <> coalesce(posted.held, 0)
                union all
                select rental_id, money.currency, 'PAYMENT_NOT_APPLIED', paid, account.paid_minor, last_at,
                        'The account of the rental has another amount than was paid'
                    from money join rental_account as account using (rental_id)
                    where money.currency = account.currency and paid <> account.paid_minor
                union all
                select rental_id, account.currency, 'WRITE_OFF_NOT_POSTED', account.written_off_minor,
                        coalesce(money.written_off, 0), coalesce(last_at, now()),
                        'The ledger has another amount written off than the account of the rental'
                    from rental_account as account left join money using (rental_id, currency)
                    where account.rental_id in (select rental_id from touched)
                        and account.written_off_minor <> coalesce(money.written_off, 0)
                order by rental_id, place limit ?
                """,
                from,
                to,
                from,
                to,
                count);
    }

    /** Events of a time that are newer than all that the books of their rental have followed. */
    List<Difference> eventsNotPosted(Instant from, Instant to, Instant settlesAfter, int count) {
        return sql.query(
                "comparing the record of events with the books",
                row -> Difference.of(
                        Kind.EVENT_RECORDED_NOT_POSTED,
                        row.getObject("aggregate_id", UUID.class),
                        Objects.requireNonNull(Sql.time(row, "recorded_at")).isAfter(settlesAfter),
                        "%s, version %d".formatted(row.getString("type"), row.getLong("aggregate_version"))),
                """
                select event.aggregate_id, event.type, event.aggregate_version, event.recorded_at
                from recorded_event as event
                where event.recorded_at between ? and ? and event.type in %s
                    and event.aggregate_version > coalesce((
                        select max(followed.aggregate_version)
                        from account_step join recorded_event as followed on followed.event_id = account_step.event_id
                        where account_step.rental_id = event.aggregate_id and account_step.kind = 'EVENT'), 0)
                order by event.position limit ?
                """.formatted(FOLLOWED),
                from,
                to,
                count);
    }
}
