package org.fleetrental.accounting.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.Sql;

/** All charge-backs. */
@ApplicationScoped
class ChargeBacks {

    private final Sql sql;

    ChargeBacks(Sql sql) {
        this.sql = sql;
    }

    void add(ChargeBack chargeBack) {
        sql.update(
                "adding a charge-back",
                """
                insert into charge_back (id, payment_id, rental_id, amount_minor, currency, reason, credit_minor,
                    charged_back_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                chargeBack.id(),
                chargeBack.paymentId(),
                chargeBack.rentalId(),
                chargeBack.amountMinor(),
                chargeBack.currency(),
                chargeBack.reason(),
                chargeBack.creditMinor(),
                chargeBack.chargedBackAt());
    }

    Optional<ChargeBack> find(UUID id) {
        return sql.first("reading a charge-back", ChargeBacks::read, "select * from charge_back where id = ?", id);
    }

    /** Of a payment, if a bank has taken that back. */
    Optional<ChargeBack> of(UUID paymentId) {
        return sql.first(
                "looking for a charge-back",
                ChargeBacks::read,
                "select * from charge_back where payment_id = ?",
                paymentId);
    }

    private static ChargeBack read(ResultSet row) throws SQLException {
        return new ChargeBack(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getObject("rental_id", UUID.class),
                row.getLong("amount_minor"),
                row.getString("currency"),
                row.getString("reason"),
                row.getLong("credit_minor"),
                Objects.requireNonNull(Sql.time(row, "charged_back_at")));
    }
}
