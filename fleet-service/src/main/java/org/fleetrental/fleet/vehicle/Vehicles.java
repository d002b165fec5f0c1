package org.fleetrental.fleet.vehicle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.ListQuery;
import org.jspecify.annotations.Nullable;

/** The vehicles of the fleet. */
@ApplicationScoped
public class Vehicles implements PanacheRepositoryBase<Vehicle, UUID> {

    /** The vehicle as it is now, to be changed: nobody else changes it until the transaction ends. */
    public Optional<Vehicle> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public boolean has(UUID id) {
        return count("id", id) == 1;
    }

    boolean hasVin(Vin vin) {
        return count("vin", vin.value()) == 1;
    }

    /** Whether another vehicle that is not decommissioned bears the plate; capitals make no difference. */
    boolean othersHavePlate(String licensePlate, UUID vehicleId) {
        return count(
                        "upper(licensePlate) = upper(?1) and state <> ?2 and id <> ?3",
                        licensePlate,
                        VehicleState.DECOMMISSIONED,
                        vehicleId)
                > 0;
    }

    /**
     * Lets nobody else give this plate to a vehicle until the transaction ends. The database keeps plates unique
     * anyway; with this, the second one learns it without an error that would end its transaction.
     */
    void claimPlate(String licensePlate) {
        getEntityManager()
                .createNativeQuery(
                        "select count(*) from pg_advisory_xact_lock("
                                + "hashtextextended(current_schema() || ' plate ' || upper(:plate), 0))",
                        Long.class)
                .setParameter("plate", licensePlate)
                .getSingleResult();
    }

    /**
     * Adds a vehicle unless its VIN or its plate is taken. Of several who come with one VIN at once, the database lets
     * one pass, and the others learn it without an error that would end their transaction.
     */
    boolean add(Vehicle vehicle) {
        return getEntityManager()
                        .createQuery("""
                        insert into Vehicle (id, vin, make, model, modelYear, vehicleClass, licensePlate, state,
                            odometerKm, registeredAt, version)
                        values (:id, :vin, :make, :model, :modelYear, :vehicleClass, :licensePlate, :state,
                            :odometerKm, :registeredAt, :version)
                        on conflict do nothing
                        """)
                        .setParameter("id", vehicle.id())
                        .setParameter("vin", vehicle.vin())
                        .setParameter("make", vehicle.make())
                        .setParameter("model", vehicle.model())
                        .setParameter("modelYear", vehicle.year())
                        .setParameter("vehicleClass", vehicle.vehicleClass())
                        .setParameter("licensePlate", vehicle.licensePlate())
                        .setParameter("state", vehicle.state())
                        .setParameter("odometerKm", vehicle.odometerKm())
                        .setParameter("registeredAt", vehicle.registeredAt())
                        .setParameter("version", vehicle.version())
                        .executeUpdate()
                == 1;
    }

    /** The vehicles behind the cursor, at most {@code count}, in the order of their ids. */
    List<Vehicle> list(
            @Nullable VehicleState state, @Nullable VehicleClass vehicleClass, @Nullable UUID cursor, int count) {
        return ListQuery.behind(cursor)
                .where("state =", state)
                .where("vehicleClass =", vehicleClass)
                .in(this, count);
    }
}
