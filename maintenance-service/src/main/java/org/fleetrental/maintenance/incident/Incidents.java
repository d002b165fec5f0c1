package org.fleetrental.maintenance.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.ListQuery;
import org.jspecify.annotations.Nullable;

/** The incidents of all vehicles. */
@ApplicationScoped
class Incidents implements PanacheRepositoryBase<Incident, UUID> {

    /** The incident as it is now, to be changed: nobody else changes it until the transaction ends. */
    Optional<Incident> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The incidents behind the cursor, at most {@code count}, in the order in which they were entered. */
    List<Incident> list(@Nullable UUID vehicleId, @Nullable IncidentState state, @Nullable UUID cursor, int count) {
        return ListQuery.behind(cursor)
                .where("vehicleId =", vehicleId)
                .where("state =", state)
                .in(this, count);
    }
}
