package org.fleetrental.accounting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fleetrental.messaging.Sql;

/** What customers owe, by the day on which it was charged. */
@ApplicationScoped
class Receivables {

    /**
     * What is left of each charge: as much as its rental's charges up to it are more than what was paid or written off.
     * Beside that, what a bank has taken back though it had paid for another rental: no charge of its own rental says
     * that it is owed, and it is from the day on which money of the rental went away last.
     */
    private static final String OWED = """
            with stands as (
                select charge.rental_id, rental_account.customer_id, charge.currency, charge.id, charge.booked_on,
                    charge.net_minor::numeric + charge.tax_minor as gross
                from charge join rental_account on rental_account.rental_id = charge.rental_id
                where charge.booked_on <= ? and (charge.reversed_on is null or charge.reversed_on > ?)),
            paid as (
                select rental_id, currency, sum(amount) as amount,
                    max(booked_on) filter (where amount < 0) as last_taken_on
                from (
                    select rental_id, currency, paid_minor + written_off_minor as amount, booked_on from rental_money
                        where booked_on <= ?
                    union all
                    select rental_id, currency, -gross, booked_on from stands where gross < 0) as moved
                group by rental_id, currency),
            part as (
                select customer_id, currency, booked_on,
                    greatest(0, least(gross, sum(gross) over (partition by rental_id, currency order by booked_on, id)
                        - coalesce(paid.amount, 0))) as amount
                from stands left join paid using (rental_id, currency)
                where gross > 0
                union all
                select rental_account.customer_id, paid.currency, paid.last_taken_on, -paid.amount
                from paid join rental_account using (rental_id)
                where paid.amount < 0),
            owed as (select customer_id, currency, ?::date - booked_on as age, amount from part)
            """;

    private static final String BUCKETS = """
            sum(amount) filter (where age <= 0) as current_minor,
            sum(amount) filter (where age between 1 and 30) as days_1_to_30,
            sum(amount) filter (where age between 31 and 60) as days_31_to_60,
            sum(amount) filter (where age between 61 and 90) as days_61_to_90,
            sum(amount) filter (where age > 90) as over_90_days,
            sum(amount) as total_minor
            """;

    private final Sql sql;

    Receivables(Sql sql) {
        this.sql = sql;
    }

    List<ReceivablesAging.Buckets> totals(LocalDate asOf) {
        return sql.query(
                "adding up what is owed",
                ReceivablesAging.Buckets::read,
                OWED + "select currency, " + BUCKETS + "from owed where amount > 0 group by currency order by currency",
                asOf,
                asOf,
                asOf,
                asOf);
    }

    /** Those of the customers behind the cursor, at most {@code count} of them, in the order of their ids. */
    List<ReceivablesAging.Line> of(LocalDate asOf, UUID cursor, int count) {
        return sql.query(
                "adding up what customers owe",
                row -> new ReceivablesAging.Line(
                        row.getObject("customer_id", UUID.class), ReceivablesAging.Buckets.read(row)),
                OWED + ", line as (select customer_id, currency, " + BUCKETS + """
                        , dense_rank() over (order by customer_id) as place
                        from owed where amount > 0 and customer_id > ? group by customer_id, currency)
                        select * from line where place <= ? order by customer_id, currency
                        """,
                asOf,
                asOf,
                asOf,
                asOf,
                cursor,
                count);
    }
}
