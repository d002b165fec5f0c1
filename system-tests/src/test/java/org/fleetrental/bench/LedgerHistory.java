package org.fleetrental.bench;

import java.util.List;

/**
 * Entry {@code e} completes two rentals alike: {@code a} becomes earned, {@code b} of late fee and {@code c} of tax are
 * charged. Every tenth is in dollars; every hundredth recovers a damage instead of a late fee.
 */
final class LedgerHistory {

    /** Of entry e: its three amounts, its currency, and where the fee goes. */
    static final String AMOUNTS = """
            lateral (select 10000 + e % 1000 as a, 100 + e % 7 as b, 1 + e % 19 as c,
                case when e % 10 = 0 then 'USD' else 'EUR' end as currency,
                case when e % 100 = 0 then '4300' else '4100' end as fee) as amounts
            """;

    /** Of the amounts. */
    static final String LINES = """
            lateral (values (0, '2400', a, 0), (1, '1200', b + c, 0), (2, '4000', 0, a), (3, fee, 0, b), (4, '2200', 0, c),
                (5, '2400', a, 0), (6, '1200', b + c, 0), (7, '4000', 0, a), (8, fee, 0, b), (9, '2200', 0, c))
                as line (line_no, account_code, debit_minor, credit_minor)
            """;

    /** Each finds what must not be there. */
    static final List<String> FLAWS = List.of("""
            select from accounting.journal_entry left join (
                select entry_id, count(*) as lines, sum(debit_minor) - sum(credit_minor) as net
                from accounting.posting group by entry_id, currency) as posted on entry_id = id
            where lines is distinct from line_count or net <> 0
            """, """
            select from accounting.posting left join accounting.journal_entry on id = entry_id where id is null
            """, """
            select from accounting.posting left join accounting.account on code = account_code where code is null
            """, """
            select from accounting.journal_entry full join accounting.journal_seal on entry_id = id
            where id is null or entry_id is null
            """, """
            select from accounting.charge left join accounting.rental_account using (rental_id)
            where rental_account.customer_id is distinct from charge.customer_id
            """);

    private LedgerHistory() {}

    static List<String> rows(Scale present, Scale wanted) {
        int from = present.entries();
        int to = wanted.entries() - 1;
        return List.of(
                ENTRIES.formatted(from, to),
                POSTINGS.replace("FROM", "" + from).replace("TO", "" + to),
                """
                insert into accounting.journal_tail (entry_id)
                select bench.entry(today, e) from bench.day, generate_series(%d::bigint, %d) as e
                """.formatted(from, to),
                ACCOUNTS.formatted(present.charges() / 2, wanted.charges() / 2 - 1),
                CHARGES.formatted(present.charges(), wanted.charges() - 1));
    }

    private static final String ENTRIES = """
            insert into accounting.journal_entry
                (id, cause_event_id, cause_type, rental_id, occurred_at, booked_on, posted_at, description, line_count)
            select bench.entry(today, e), gen_random_uuid(), 'RentalCompleted', bench.id(6, at, e), at, (at at time zone 'UTC')::date,
                at, 'Rentals completed', 10
            from bench.day, generate_series(%d::bigint, %d) as e,
                lateral (select (today::timestamp at time zone 'UTC') - e * interval '86.4 seconds' as at) as time
            """;

    private static final String POSTINGS = """
            insert into accounting.posting
                (entry_id, line_no, account_code, debit_minor, credit_minor, currency, vehicle_id)
            select bench.entry(today, e), line_no, account_code, debit_minor, credit_minor, currency,
                case when account_code like '4%' then bench.vehicle(e % 10000) end
            from bench.day, generate_series(FROM::bigint, TO) as e, AMOUNTS, LINES
            """.replace("AMOUNTS", AMOUNTS).replace("LINES", LINES);

    private static final String ACCOUNTS = """
            insert into accounting.rental_account
                (rental_id, customer_id, vehicle_id, currency, charged_minor, paid_minor, version, steps)
            select bench.account(today, a), bench.customer(a / 10), bench.vehicle(a %% 10000), 'EUR', 23800, 0, 0, 0
            from bench.day, generate_series(%d::bigint, %d) as a
            """;

    private static final String CHARGES = """
            insert into accounting.charge
                (id, rental_id, customer_id, vehicle_id, line_id, kind, description, quantity, unit_price_minor,
                net_minor, tax_rate_basis_points, tax_minor, currency, cause_event_id, created_at, booked_on)
            select bench.charge(today, c), bench.account(today, c / 2), bench.customer(c / 20),
                bench.vehicle(c / 2 %% 10000), gen_random_uuid(), case c %% 2 when 0 then 'RENTAL' else 'LATE_FEE' end,
                'A charge', 1, 10000, 10000, 1900, 1900, 'EUR', gen_random_uuid(), at, (at at time zone 'UTC')::date
            from bench.day, generate_series(%d::bigint, %d) as c,
                lateral (select (today::timestamp at time zone 'UTC') - c * interval '60 seconds' as at) as time
            """;
}
