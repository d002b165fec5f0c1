package org.fleetrental.maintenance.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.hibernate.Session;

/** What the completed jobs of a vehicle have cost, and for how long they kept it. */
@ApplicationScoped
class Costs {

    /** Nobody pays in more currencies. */
    private static final int CURRENCIES_MAX = 300;

    private final Session database;

    Costs(Session database) {
        this.database = database;
    }

    /** @param downtimeMinutes from the begin of each job to its end, whole minutes per job */
    record Sum(Money totalCost, long jobs, long downtimeMinutes) {}

    /**
     * One for each currency, by the time of the completion.
     *
     * @param from inclusive
     * @param to exclusive
     * @throws ArithmeticException if a sum does not fit into 64 bits
     */
    List<Sum> of(UUID vehicleId, Instant from, Instant to) {
        return database
                .createNativeQuery("""
                        select currency, sum(total_cost) as total, count(*) as jobs,
                            sum(floor(extract(epoch from completed_at - started_at) / 60)) as minutes
                        from job
                        where vehicle_id = :vehicle and completed_at >= :from and completed_at < :to
                        group by currency order by currency
                        """, Tuple.class)
                .setParameter("vehicle", vehicleId)
                .setParameter("from", from)
                .setParameter("to", to)
                .addScalar("currency", String.class)
                .addScalar("total", BigDecimal.class)
                .addScalar("jobs", Long.class)
                .addScalar("minutes", BigDecimal.class)
                .setMaxResults(CURRENCIES_MAX)
                .getResultList()
                .stream()
                .map(row -> new Sum(
                        new Money(
                                row.get("total", BigDecimal.class).longValueExact(), row.get("currency", String.class)),
                        row.get("jobs", Long.class),
                        row.get("minutes", BigDecimal.class).longValueExact()))
                .toList();
    }
}
