package org.fleetrental.maintenance.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.maintenance.job.PlannedWork;
import org.jspecify.annotations.Nullable;

/** The plans that have not ended, and when the work of each was last done. */
@ApplicationScoped
class Plans implements PanacheRepositoryBase<Plan, UUID>, PlannedWork {

    /** The plan, which nobody ends meanwhile. */
    Optional<Plan> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(plan -> !plan.hasEnded());
    }

    Optional<Plan> get(UUID id) {
        return findByIdOptional(id).filter(plan -> !plan.hasEnded());
    }

    /** Those behind the cursor, in the order in which they were made. */
    List<Plan> list(@Nullable UUID cursor, int count) {
        var plans = cursor == null
                ? find("endedAt is null order by id")
                : find("endedAt is null and id > ?1 order by id", cursor);
        return plans.page(0, count).list();
    }

    @Override
    public Optional<UUID> notFor(UUID vehicleId, Collection<UUID> planIds) {
        if (planIds.isEmpty()) {
            return Optional.empty();
        }
        var strangers = new HashSet<>(planIds);
        getEntityManager()
                .createNativeQuery(
                        "select plan_id from plan_standing where vehicle_id = :vehicle and plan_id in (:plans)",
                        UUID.class)
                .setParameter("vehicle", vehicleId)
                .setParameter("plans", planIds)
                .getResultList()
                .forEach(strangers::remove);
        return strangers.stream().sorted().findFirst();
    }

    @Override
    public void done(UUID jobId, UUID vehicleId, Set<UUID> planIds, int odometerKm, Instant at) {
        for (var planId : planIds.stream().sorted().toList()) {
            getEntityManager()
                    .createNativeQuery("""
                            insert into plan_service as last (plan_id, vehicle_id, job_id, done_at, done_km)
                            values (:plan, :vehicle, :job, :at, :km)
                            on conflict (plan_id, vehicle_id) do update
                            set job_id = excluded.job_id, done_at = excluded.done_at, done_km = excluded.done_km
                            where last.done_at <= excluded.done_at
                            """)
                    .setParameter("plan", planId)
                    .setParameter("vehicle", vehicleId)
                    .setParameter("job", jobId)
                    .setParameter("at", at)
                    .setParameter("km", odometerKm)
                    .executeUpdate();
        }
    }
}
