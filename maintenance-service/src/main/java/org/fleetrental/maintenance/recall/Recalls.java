package org.fleetrental.maintenance.recall;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.fleetrental.maintenance.recall.AffectedVehicle.Standing;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The recalls. Which vehicles are meant is not written down but asked of the picture, so that a vehicle which joins the
 * fleet later is meant too.
 */
@ApplicationScoped
class Recalls implements PanacheRepositoryBase<Recall, UUID> {

    private static final String AFFECTED = """
            select vehicle.id as vehicle_id, vehicle.vin, job.id as job_id, job.state
            from vehicle
            left join recall_job on recall_job.recall_id = :recall and recall_job.vehicle_id = vehicle.id
            left join job on job.id = recall_job.job_id
            where vehicle.standing = 'IN_FLEET' and (
                exists (select from recall_vin where recall_vin.recall_id = :recall and recall_vin.vin = vehicle.vin)
                or exists (select from recall where recall.id = :recall
                    and lower(recall.make) = lower(vehicle.make) and lower(recall.model) = lower(vehicle.model)
                    and vehicle.model_year between recall.year_from and recall.year_to))
            """;

    private final Session database;

    Recalls(Session database) {
        this.database = database;
    }

    /** The recall, which nobody else plans jobs for until the transaction ends. */
    Optional<Recall> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those behind the cursor, in the order in which they were announced. */
    List<Recall> list(@Nullable UUID cursor, int count) {
        var recalls = cursor == null ? find("order by id") : find("id > ?1 order by id", cursor);
        return recalls.page(0, count).list();
    }

    /** @return false if there is a recall of this campaign */
    boolean add(UUID id, RecallRequest request, Instant at) {
        boolean isNew = database.createQuery("""
                                insert into Recall
                                    (id, campaign, description, make, model, yearFrom, yearTo, announcedAt)
                                values (:id, :campaign, :description, :make, :model, :yearFrom, :yearTo, :at)
                                on conflict (campaign) do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("campaign", request.campaign())
                        .setParameter("description", request.description())
                        .setParameter("make", request.make())
                        .setParameter("model", request.model())
                        .setParameter("yearFrom", request.yearFrom())
                        .setParameter("yearTo", request.yearTo())
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
        var vins = request.vins();
        if (isNew && vins != null) {
            database.createNativeQuery("""
                            insert into recall_vin (recall_id, vin)
                            select distinct cast(:recall as uuid), upper(typed) from string_to_table(:vins, ',') typed
                            """)
                    .setParameter("recall", id.toString())
                    .setParameter("vins", String.join(",", vins))
                    .executeUpdate();
        }
        return isNew;
    }

    /** The vehicles that are meant behind the cursor, by their ids. */
    List<AffectedVehicle> affected(UUID recallId, @Nullable UUID cursor, int count) {
        var query = database.createNativeQuery(AFFECTED + " and vehicle.id > :cursor order by vehicle.id", Tuple.class)
                .setParameter("recall", recallId)
                .setParameter("cursor", cursor == null ? Page.START : cursor);
        return read(query, count);
    }

    /** Empty if the vehicle is not meant. */
    Optional<AffectedVehicle> affected(UUID recallId, UUID vehicleId) {
        var query = database.createNativeQuery(AFFECTED + " and vehicle.id = :vehicle", Tuple.class)
                .setParameter("recall", recallId)
                .setParameter("vehicle", vehicleId);
        return read(query, 1).stream().findFirst();
    }

    /** By this job, and no other, the vehicle follows the recall. */
    void follow(UUID recallId, UUID vehicleId, UUID jobId) {
        database.createNativeQuery("""
                        insert into recall_job (recall_id, vehicle_id, job_id) values (:recall, :vehicle, :job)
                        on conflict (recall_id, vehicle_id) do update set job_id = excluded.job_id
                        """)
                .setParameter("recall", recallId)
                .setParameter("vehicle", vehicleId)
                .setParameter("job", jobId)
                .executeUpdate();
    }

    private static List<AffectedVehicle> read(NativeQuery<Tuple> query, int count) {
        return query
                .addScalar("vehicle_id", UUID.class)
                .addScalar("vin", String.class)
                .addScalar("job_id", UUID.class)
                .addScalar("state", String.class)
                .setMaxResults(count)
                .getResultList()
                .stream()
                .map(row -> new AffectedVehicle(
                        row.get("vehicle_id", UUID.class),
                        row.get("vin", String.class),
                        standing(row.get("state", String.class)),
                        row.get("job_id", UUID.class)))
                .toList();
    }

    private static Standing standing(@Nullable String jobState) {
        return switch (jobState) {
            case null -> Standing.OPEN;
            case "CANCELLED" -> Standing.OPEN;
            case "COMPLETED" -> Standing.DONE;
            default -> Standing.IN_JOB;
        };
    }
}
