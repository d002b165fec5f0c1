package org.fleetrental.fleet.vehicle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of each vehicle's state. */
@ApplicationScoped
class StateChanges implements PanacheRepositoryBase<StateChange, UUID> {

    /**
     * The changes behind the cursor, oldest first. By version and not by id: two changes may come within one
     * millisecond.
     */
    List<StateChange> list(UUID vehicleId, @Nullable UUID cursor, int count) {
        var changes = cursor == null
                ? find("vehicleId = ?1 order by version", vehicleId)
                : find(
                        "vehicleId = ?1 and version > (select version from StateChange where id = ?2) order by version",
                        vehicleId,
                        cursor);
        return changes.page(0, count).list();
    }
}
