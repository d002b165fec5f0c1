package org.fleetrental.accounting.rentalaccount;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.fleetrental.messaging.Sql;

/** What happened to the accounts, in order. */
@ApplicationScoped
public class Steps {

    private final Sql sql;

    Steps(Sql sql) {
        this.sql = sql;
    }

    /** Notes a step of an account that the caller has locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(RentalAccount account, Step.Kind kind, UUID factId, UUID eventId) {
        sql.update(
                "noting a step of an account",
                "insert into account_step (rental_id, step_no, kind, fact_id, event_id) values (?, ?, ?, ?, ?)",
                account.rentalId(),
                account.nextStep(),
                kind.name(),
                factId,
                eventId);
    }

    /** The steps of an account behind one, at most {@code count}, in order. */
    public List<Step> after(UUID rentalId, long stepNo, int count) {
        return sql.query(
                "reading the steps of an account",
                row -> new Step(
                        row.getLong("step_no"),
                        Step.Kind.valueOf(row.getString("kind")),
                        row.getObject("fact_id", UUID.class),
                        row.getObject("event_id", UUID.class)),
                """
                select step_no, kind, fact_id, event_id from account_step
                where rental_id = ? and step_no > ? order by step_no limit ?
                """,
                rentalId,
                stepNo,
                count);
    }
}
