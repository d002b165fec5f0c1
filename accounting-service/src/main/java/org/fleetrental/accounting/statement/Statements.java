package org.fleetrental.accounting.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.http.Owned;
import org.fleetrental.messaging.Sql;

/** What was charged to customers and what they have paid, by the day of booking. */
@ApplicationScoped
class Statements implements Owned {

    /** A payment may come before its rental is anybody's; it is the customer's from then on. */
    private static final String MOVEMENTS = """
            with movement as (
                select charge.booked_on, 'CHARGE' as kind, charge.id, charge.rental_id, charge.description,
                        charge.currency, charge.net_minor::numeric + charge.tax_minor as amount
                    from charge join rental_account using (rental_id) where rental_account.customer_id = ?
                union all
                select reversed_on, 'REVERSAL', charge.id, charge.rental_id,
                        coalesce(reversal_reason, charge.description), charge.currency,
                        -(charge.net_minor::numeric + charge.tax_minor)
                    from charge join rental_account using (rental_id)
                    where rental_account.customer_id = ? and reversed_on is not null
                union all
                select money.booked_on, money.kind, money.id, money.rental_id, money.description, money.currency,
                        -(money.paid_minor + money.written_off_minor)
                    from rental_money as money join rental_account using (rental_id)
                    where rental_account.customer_id = ? and money.paid_minor + money.written_off_minor <> 0)
            """;

    private final Sql sql;

    Statements(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "account of a customer";
    }

    /** A statement goes by the customer. */
    @Override
    public Optional<UUID> ownerOf(UUID customerId) {
        return Optional.of(customerId);
    }

    boolean knows(UUID customerId) {
        return sql.first(
                        "looking for a customer",
                        row -> true,
                        "select 1 from rental_account where customer_id = ? limit 1",
                        customerId)
                .isPresent();
    }

    List<Statement.Balance> balances(UUID customer, LocalDate from, LocalDate to) {
        return sql.query(
                "adding up what a customer owes",
                row -> new Statement.Balance(money(row, "opening"), money(row, "closing")),
                MOVEMENTS + """
                        select currency, coalesce(sum(amount) filter (where booked_on < ?), 0) as opening,
                            coalesce(sum(amount), 0) as closing
                        from movement where booked_on <= ? group by currency order by currency
                        """,
                customer,
                customer,
                customer,
                from,
                to);
    }

    List<Statement.Line> lines(UUID customer, LocalDate from, LocalDate to, int count) {
        return sql.query(
                "reading what a customer owes",
                Statements::line,
                MOVEMENTS + """
                select * from movement where booked_on between ? and ? order by booked_on, id, kind limit ?
                """,
                customer,
                customer,
                customer,
                from,
                to,
                count);
    }

    private static Statement.Line line(ResultSet row) throws SQLException {
        return new Statement.Line(
                row.getObject("booked_on", LocalDate.class),
                Statement.Kind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getObject("rental_id", UUID.class),
                row.getString("description"),
                money(row, "amount"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column).longValueExact(), row.getString("currency"));
    }
}
