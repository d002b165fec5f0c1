package org.fleetrental.accounting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.fleetrental.messaging.Sql;

/** What vehicles have earned, out of the postings of the days that are asked for. */
@ApplicationScoped
class VehicleRevenues {

    private final Sql sql;

    VehicleRevenues(Sql sql) {
        this.sql = sql;
    }

    /** Of the vehicles behind the cursor, at most {@code count} of them, in the order of their ids. */
    List<VehicleRevenue.Line> of(Days days, UUID cursor, int count) {
        return sql.query(
                "adding up what vehicles have earned",
                VehicleRevenue.Line::read,
                """
                with earned as (
                    select vehicle_id, currency, account_code, credit_minor::numeric - debit_minor as amount
                    from journal_entry join posting on posting.entry_id = journal_entry.id
                    where booked_on between ? and ? and vehicle_id > ?),
                line as (
                    select vehicle_id, currency,
                        sum(amount) filter (where account_code = '4000') as rental,
                        sum(amount) filter (where account_code = '4100') as late_fees,
                        sum(amount) filter (where account_code = '4200') as distance_fees,
                        sum(amount) filter (where account_code = '4300') as damage_recovery,
                        sum(amount) filter (where account_code = '4400') as cancellation_fees,
                        sum(amount) filter (where account_code = '4500') as other,
                        sum(amount) as total,
                        dense_rank() over (order by vehicle_id) as place
                    from earned group by vehicle_id, currency)
                select * from line where place <= ? order by vehicle_id, currency
                """,
                days.from(),
                days.to(),
                cursor,
                count);
    }
}
