package org.fleetrental.accounting.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.fleetrental.messaging.Sql;

/**
 * What accounts hold, by the day of booking. Made of totals, so that it takes no longer when the journal is long; see
 * the migration that makes them.
 */
@ApplicationScoped
public class Balances {

    private final Sql sql;

    Balances(Sql sql) {
        this.sql = sql;
    }

    /** All that is booked up to the end of a day; accounts and currencies that were never posted to are left out. */
    public List<Balance> at(LocalDate day) {
        return sql.query("adding up the accounts", Balances::balance, """
                select account_code, currency, debit_minor, credit_minor from account_balances(?)
                order by account_code, currency
                """, day);
    }

    /** All that is booked from one day to another, both included. */
    public List<Balance> between(LocalDate from, LocalDate to) {
        return sql.query("adding up the accounts", Balances::balance, """
                select account_code, currency,
                    until.debit_minor - coalesce(before.debit_minor, 0) as debit_minor,
                    until.credit_minor - coalesce(before.credit_minor, 0) as credit_minor
                from account_balances(?) as until
                left join account_balances(?) as before using (account_code, currency)
                order by account_code, currency
                """, to, from.minusDays(1));
    }

    /** @throws ArithmeticException if a sum does not fit into 64 bits */
    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                LedgerAccount.of(row.getString("account_code")),
                row.getString("currency"),
                row.getBigDecimal("debit_minor").longValueExact(),
                row.getBigDecimal("credit_minor").longValueExact());
    }
}
