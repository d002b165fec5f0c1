package org.fleetrental.accounting.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.fleetrental.http.Money;

/** Reads sums. */
final class Amounts {

    private Amounts() {}

    /**
     * A sum in the row's {@code currency}; nothing is zero.
     *
     * @throws ArithmeticException if it does not fit into 64 bits
     */
    static Money money(ResultSet row, String column) throws SQLException {
        var sum = row.getBigDecimal(column);
        return new Money(sum == null ? 0 : sum.longValueExact(), row.getString("currency"));
    }
}
