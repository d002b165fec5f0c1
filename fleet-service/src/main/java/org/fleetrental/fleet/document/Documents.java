package org.fleetrental.fleet.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.fleet.vehicle.VehicleState;
import org.fleetrental.http.ListQuery;
import org.jspecify.annotations.Nullable;

/** The documents of all vehicles. */
@ApplicationScoped
class Documents implements PanacheRepositoryBase<Document, UUID> {

    /** Those of a vehicle behind the cursor, in the order in which they were entered. */
    List<Document> of(UUID vehicleId, @Nullable UUID cursor, int count) {
        return ListQuery.behind(cursor).where("vehicleId =", vehicleId).in(this, count);
    }

    /**
     * Those that hold until the given day at most, the most urgent first. Neither one that another of its kind
     * outlives, nor one of a vehicle that has left the fleet.
     */
    List<Document> expiring(LocalDate lastDay, @Nullable UUID cursor, int count) {
        var expiring = """
                from Document document where expiresOn <= ?1
                and not exists (select 1 from Document other where other.vehicleId = document.vehicleId
                    and other.kind = document.kind and other.expiresOn > document.expiresOn)
                and exists (select 1 from Vehicle vehicle
                    where vehicle.id = document.vehicleId and vehicle.state <> ?2)
                """;
        var behind = cursor == null ? Optional.<Document>empty() : findByIdOptional(cursor);
        var documents = behind.isEmpty()
                ? find(expiring + " order by expiresOn, id", lastDay, VehicleState.DECOMMISSIONED)
                : find(
                        expiring + " and (expiresOn, id) > (?3, ?4) order by expiresOn, id",
                        lastDay,
                        VehicleState.DECOMMISSIONED,
                        behind.get().expiresOn(),
                        behind.get().id());
        return documents.page(0, count).list();
    }
}
