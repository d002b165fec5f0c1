package org.fleetrental.rentals.vehicle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** The vehicles as far as this service has heard of them. */
@ApplicationScoped
public class Vehicles implements PanacheRepositoryBase<Vehicle, UUID> {

    /**
     * Locks a vehicle until the transaction ends: nobody else changes its calendar meanwhile. Whoever locks a rental as
     * well locks the vehicle first.
     */
    public Optional<Vehicle> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same for a vehicle of which fleet may not have been heard yet. */
    public Vehicle lockOrExpect(UUID id) {
        return lock(id).orElseGet(() -> {
            getEntityManager()
                    .createQuery("insert into Vehicle (id, standing) values (:id, :standing) on conflict do nothing")
                    .setParameter("id", id)
                    .setParameter("standing", Standing.NOT_KNOWN)
                    .executeUpdate();
            return lock(id).orElseThrow();
        });
    }

    /**
     * Some that have left the fleet since their reservations were looked through. What others have locked is theirs.
     */
    public List<Vehicle> lockDueForReview(int count) {
        return getEntityManager()
                .unwrap(Session.class)
                .createSelectionQuery("from Vehicle where reviewDue order by id", Vehicle.class)
                .setMaxResults(count)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
    }

    /**
     * Locks several vehicles, in one order for everybody: that of the database, which compares them as text would be
     * compared. Those of which nothing was heard are missing in the answer.
     */
    public Map<UUID, Vehicle> lockAll(UUID... ids) {
        var locked = new HashMap<UUID, Vehicle>();
        Arrays.stream(ids)
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(id -> lock(id).ifPresent(vehicle -> locked.put(id, vehicle)));
        return locked;
    }

    /** As if nothing had been heard of any vehicle. Keeps everyone else from locking one until the transaction ends. */
    void forgetAll() {
        var database = getEntityManager();
        database.createNativeQuery("lock table vehicle in exclusive mode").executeUpdate();
        database.createNativeQuery("""
                        update vehicle set standing = 'NOT_KNOWN', vehicle_class = null, vin = null, make = null,
                            model = null, model_year = null, license_plate = null
                        """).executeUpdate();
    }
}
