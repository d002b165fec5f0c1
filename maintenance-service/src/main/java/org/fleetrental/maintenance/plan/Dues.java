package org.fleetrental.maintenance.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.fleetrental.maintenance.job.JobType;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Which vehicles are due by which plans. The database reckons; no more is read than is asked for. */
@ApplicationScoped
class Dues {

    private static final String COLUMNS = """
            select plan_id, vehicle_id, type, odometer_km, due_at_km, due_on, since_job_id, since from plan_standing
            """;

    private final Session database;
    private final Clock clock;

    Dues(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How far ahead somebody looks; nothing is what is due now. */
    record Horizon(int withinKm, int withinDays) {
        static final Horizon NOW = new Horizon(0, 0);
    }

    /** Where a list goes on. */
    record Behind(UUID vehicleId, UUID planId) {
        static final Behind NOTHING = new Behind(Page.START, Page.START);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What is due within the horizon, by vehicle and plan, at most {@code count}. */
    List<Due> within(Horizon horizon, @Nullable UUID vehicleId, Behind behind, int count) {
        var onlyOne = vehicleId == null ? "" : " and vehicle_id = :vehicle";
        var query = database.createNativeQuery(
                        COLUMNS + " where (odometer_km >= due_at_km - :withinKm or due_on <= :lastDay)" + onlyOne
                                + " and vehicle_id >= :behindVehicle and (vehicle_id, plan_id) > (:behindVehicle, :behindPlan)"
                                + " order by vehicle_id, plan_id",
                        Tuple.class)
                .setParameter("withinKm", horizon.withinKm())
                .setParameter("lastDay", today().plusDays(horizon.withinDays()))
                .setParameter("behindVehicle", behind.vehicleId())
                .setParameter("behindPlan", behind.planId());
        if (vehicleId != null) {
            query.setParameter("vehicle", vehicleId);
        }
        return read(query, count);
    }

    /**
     * What is due now and was not told yet, at most {@code count}; in one order for all replicas, lest they deadlock.
     */
    List<Due> untold(int count) {
        var query = database.createNativeQuery(COLUMNS + """
                         standing where (odometer_km >= due_at_km or due_on <= :today) and not exists (
                            select from due
                            where due.plan_id = standing.plan_id and due.vehicle_id = standing.vehicle_id
                                and due.since_job_id is not distinct from standing.since_job_id)
                        order by vehicle_id, plan_id
                        """, Tuple.class).setParameter("today", today());
        return read(query, count);
    }

    /** @return false if another replica was faster */
    boolean tell(UUID dueId, Due due, Instant now) {
        return database.createNativeQuery("""
                                insert into due (id, plan_id, vehicle_id, since_job_id, detected_at)
                                values (:id, :plan, :vehicle, cast(:sinceJob as uuid), :now)
                                on conflict do nothing
                                """)
                        .setParameter("id", dueId)
                        .setParameter("plan", due.planId())
                        .setParameter("vehicle", due.vehicleId())
                        .setParameter(
                                "sinceJob",
                                due.sinceJobId() == null
                                        ? null
                                        : due.sinceJobId().toString())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private static List<Due> read(NativeQuery<Tuple> query, int count) {
        return query
                .addScalar("plan_id", UUID.class)
                .addScalar("vehicle_id", UUID.class)
                .addScalar("type", String.class)
                .addScalar("odometer_km", Integer.class)
                .addScalar("due_at_km", Integer.class)
                .addScalar("due_on", LocalDate.class)
                .addScalar("since_job_id", UUID.class)
                .addScalar("since", Instant.class)
                .setMaxResults(count)
                .getResultList()
                .stream()
                .map(row -> new Due(
                        row.get("plan_id", UUID.class),
                        row.get("vehicle_id", UUID.class),
                        JobType.valueOf(row.get("type", String.class)),
                        row.get("odometer_km", Integer.class),
                        row.get("due_at_km", Integer.class),
                        row.get("due_on", LocalDate.class),
                        row.get("since_job_id", UUID.class),
                        row.get("since", Instant.class)))
                .toList();
    }
}
