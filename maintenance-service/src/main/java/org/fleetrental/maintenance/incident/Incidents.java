package org.fleetrental.maintenance.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        var where = new StringBuilder("true = true");
        var parameters = new Parameters();
        if (vehicleId != null) {
            where.append(" and vehicleId = :vehicleId");
            parameters.and("vehicleId", vehicleId);
        }
        if (state != null) {
            where.append(" and state = :state");
            parameters.and("state", state);
        }
        if (cursor != null) {
            where.append(" and id > :cursor");
            parameters.and("cursor", cursor);
        }
        return find(where + " order by id", parameters).page(0, count).list();
    }
}
