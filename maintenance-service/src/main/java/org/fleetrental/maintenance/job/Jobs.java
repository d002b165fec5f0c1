package org.fleetrental.maintenance.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.ListQuery;
import org.jspecify.annotations.Nullable;

/** The jobs of all vehicles. */
@ApplicationScoped
class Jobs implements PanacheRepositoryBase<Job, UUID> {

    /** The job as it is now, to be changed: nobody else changes it until the transaction ends. */
    Optional<Job> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The jobs behind the cursor, at most {@code count}, in the order of their ids. */
    List<Job> list(@Nullable UUID vehicleId, @Nullable JobState state, @Nullable UUID cursor, int count) {
        return ListQuery.behind(cursor)
                .where("vehicleId =", vehicleId)
                .where("state =", state)
                .in(this, count);
    }
}
