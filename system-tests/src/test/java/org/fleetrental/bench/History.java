package org.fleetrental.bench;

import java.util.List;
import java.util.Locale;

/**
 * Makes history, by arithmetic alone, so that everything that can be asked about it can be worked out without it. Time
 * goes back from today as it grows: what happens now is the same at every size. Functions of schema {@code bench} say
 * which id is whose; the ids are version 7 and sort by time as those of the services do.
 *
 * <p>Foreign keys and triggers are switched off meanwhile, and what they would have seen to is looked through at the
 * end. Totals and seals are made by the service's own function.
 */
final class History {

    private static final int SEALED_AT_ONCE = 10_000;

    private final Workbench bench;
    private final Scale full;
    private Scale present = Scale.nothing();

    History(Workbench bench, Scale full) throws Exception {
        this.bench = bench;
        this.full = full;
        // Midnight of today stays the same, however long this takes.
        bench.execute("create table bench.day as select (now() at time zone 'UTC')::date as today");
        for (var function : functions()) {
            bench.execute("create function bench." + function.strip());
        }
    }

    private static List<String> functions() {
        return List.of("""
                id(kind integer, at timestamptz, number bigint) returns uuid language sql immutable as $$
                    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' ||
                        lpad(to_hex(kind), 3, '0') || '8' || substr(md5(number::text), 1, 15))::uuid $$
                """, """
                vehicle(v bigint) returns uuid language sql immutable as $$
                    select bench.id(1, '2020-01-01Z'::timestamptz + v * interval '1 second', v) $$
                """, """
                customer(c bigint) returns uuid language sql immutable as $$
                    select bench.id(2, '2020-01-01Z'::timestamptz + c * interval '1 second', c) $$
                """, """
                starts(day date, v bigint, k integer) returns timestamptz language sql immutable as $$
                    select (day + (k - 95) * 7 + (v % 7)::integer)::timestamp at time zone 'UTC' $$
                """, """
                rental(day date, v bigint, k integer) returns uuid language sql immutable as $$
                    select bench.id(3, bench.starts(day, 0, k) - interval '30 days' + v * interval '50 seconds', v) $$
                """, """
                entry(day date, e bigint) returns uuid language sql immutable as $$
                    select bench.id(4, (day::timestamp at time zone 'UTC') - e * interval '86.4 seconds', e) $$
                """, """
                charge(day date, c bigint) returns uuid language sql immutable as $$
                    select bench.id(5, (day::timestamp at time zone 'UTC') - c * interval '60 seconds', c) $$
                """, """
                account(day date, a bigint) returns uuid language sql immutable as $$
                    select bench.id(6, (day::timestamp at time zone 'UTC') - a * interval '120 seconds', a) $$
                """);
    }

    void growTo(Scale scale) throws Exception {
        long begin = System.nanoTime();
        run(RentalsHistory.rows(present, scale));
        run(LedgerHistory.rows(present, scale));
        int sealed;
        do {
            sealed = (int) bench.number("select accounting.seal_journal(%d)".formatted(SEALED_AT_ONCE));
        } while (sealed > 0 || bench.number("select count(*) from accounting.journal_tail") > 0);
        requireSound();
        bench.execute("vacuum (analyze)", "checkpoint");
        present = scale;
        System.out.printf(
                Locale.ROOT,
                "%,d of %,d rentals, %,d postings, %,d charges there after %.0f s%n",
                scale.rentals(),
                full.rentals(),
                scale.postings(),
                scale.charges(),
                (System.nanoTime() - begin) / 1e9);
    }

    /** In one session: that has the keys and triggers switched off. */
    private void run(List<String> statements) throws Exception {
        try (var connection = bench.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void requireSound() throws Exception {
        for (var flaw : RentalsHistory.FLAWS) {
            require(flaw);
        }
        for (var flaw : LedgerHistory.FLAWS) {
            require(flaw);
        }
    }

    private void require(String flaw) throws Exception {
        long found = bench.number("select count(*) from (" + flaw + ") flaw");
        if (found != 0) {
            throw new IllegalStateException("%,d rows should not be there: %s".formatted(found, flaw));
        }
    }
}
