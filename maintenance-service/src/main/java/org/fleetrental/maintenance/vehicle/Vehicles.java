package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The vehicles as far as this service has heard of them. Written with upserts: events of a vehicle and of its rentals
 * arrive in any order, and at the same time.
 */
@ApplicationScoped
public class Vehicles {

    private static final Logger LOG = Logger.getLogger(Vehicles.class);
    private static final int ODOMETER_MAX_KM = 9_999_999;

    private final Session database;

    Vehicles(Session database) {
        this.database = database;
    }

    public Standing standing(UUID vehicleId) {
        return database.createNativeQuery("select standing from vehicle where id = :id", String.class)
                .setParameter("id", vehicleId)
                .getResultStream()
                .map(Standing::valueOf)
                .findFirst()
                .orElse(Standing.NOT_KNOWN);
    }

    /**
     * How far a vehicle has gone since its registration.
     *
     * @param asOf time of the newest event that this is from
     */
    public record Distance(int km, Instant asOf) {}

    /** Empty while its registration is not known. */
    public Optional<Distance> driven(UUID vehicleId) {
        return database.createNativeQuery("""
                        select odometer_km - registered_km as km, heard_at from vehicle
                        where id = :id and registered_km is not null and heard_at is not null
                        """, Tuple.class)
                .setParameter("id", vehicleId)
                .addScalar("km", Integer.class)
                .addScalar("heard_at", Instant.class)
                .getResultStream()
                .findFirst()
                .map(row -> new Distance(row.get("km", Integer.class), row.get("heard_at", Instant.class)));
    }

    /**
     * What fleet says of a vehicle in each of its events.
     *
     * @param readAt when the reading was taken that the event is about, if it is about one
     */
    record Told(
            UUID vehicleId,
            Standing standing,
            String vehicleClass,
            String vin,
            String make,
            String model,
            int year,
            int odometerKm,
            @Nullable Instant readAt) {}

    /** Sets what fleet says of a vehicle. Its odometer may show less than before: a reading was wrong then. */
    void show(Told vehicle, Instant at) {
        database.createNativeQuery("""
                        insert into vehicle as known (id, standing, vehicle_class, vin, make, model, model_year,
                            fleet_odometer_km, fleet_read_at, heard_at)
                        values (:id, :standing, :vehicleClass, :vin, :make, :model, :year, :readingKm,
                            cast(:readAt as timestamptz), :at)
                        on conflict (id) do update
                        set standing = excluded.standing, vehicle_class = excluded.vehicle_class, vin = excluded.vin,
                            make = excluded.make, model = excluded.model, model_year = excluded.model_year,
                            fleet_odometer_km = excluded.fleet_odometer_km,
                            fleet_read_at = greatest(known.fleet_read_at, excluded.fleet_read_at),
                            heard_at = greatest(known.heard_at, excluded.heard_at)
                        """)
                .setParameter("id", vehicle.vehicleId())
                .setParameter("standing", vehicle.standing().name())
                .setParameter("vehicleClass", vehicle.vehicleClass())
                .setParameter("vin", vehicle.vin())
                .setParameter("make", vehicle.make())
                .setParameter("model", vehicle.model())
                .setParameter("year", vehicle.year())
                .setParameter(
                        "readingKm", isAReading(vehicle.vehicleId(), vehicle.odometerKm()) ? vehicle.odometerKm() : 0)
                .setParameter("readAt", vehicle.readAt(), Instant.class)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Notes since when a vehicle that was shown is there, and how far it had gone before. */
    void registered(UUID vehicleId, Instant at, int odometerKm) {
        if (isAReading(vehicleId, odometerKm)) {
            database.createNativeQuery("update vehicle set registered_at = :at, registered_km = :km where id = :id")
                    .setParameter("id", vehicleId)
                    .setParameter("at", at)
                    .setParameter("km", odometerKm)
                    .executeUpdate();
        }
    }

    /** Notes that fleet knows a reading of that time; the newest stays. */
    void fleetHasRead(UUID vehicleId, Instant at) {
        database.createNativeQuery("update vehicle set fleet_read_at = greatest(fleet_read_at, :at) where id = :id")
                .setParameter("id", vehicleId)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Notes the reading at a return, which counts until fleet has told of it or of a newer one. The newest stays. */
    void returned(UUID vehicleId, int readingKm, Instant at) {
        if (isAReading(vehicleId, readingKm)) {
            database.createNativeQuery("""
                            insert into vehicle as known (id, standing, fleet_odometer_km, returned_km, returned_at, heard_at)
                            values (:id, 'NOT_KNOWN', 0, :readingKm, :at, :at)
                            on conflict (id) do update
                            set returned_km = excluded.returned_km, returned_at = excluded.returned_at,
                                heard_at = greatest(known.heard_at, excluded.heard_at)
                            where known.returned_at is null
                                or (known.returned_at, known.returned_km) < (excluded.returned_at, excluded.returned_km)
                            """)
                    .setParameter("id", vehicleId)
                    .setParameter("readingKm", readingKm)
                    .setParameter("at", at)
                    .executeUpdate();
        }
    }

    /**
     * What no odometer can show is left out, and the log says so: the event says more, which must not be lost with it.
     */
    private static boolean isAReading(UUID vehicleId, int readingKm) {
        boolean possible = 0 <= readingKm && readingKm <= ODOMETER_MAX_KM;
        if (!possible) {
            LOG.warnf("Left out %d km of vehicle %s: no odometer", readingKm, vehicleId);
        }
        return possible;
    }

    /**
     * As if nothing had been heard of any vehicle. Keeps everyone else from changing one until the transaction ends.
     */
    void forgetAll() {
        database.createNativeQuery("lock table vehicle in exclusive mode").executeUpdate();
        database.createNativeQuery("""
                        update vehicle
                        set standing = 'NOT_KNOWN', vehicle_class = null, vin = null, make = null, model = null,
                            model_year = null, registered_at = null, registered_km = null, fleet_odometer_km = 0,
                            fleet_read_at = null, returned_km = null, returned_at = null, heard_at = null
                        """).executeUpdate();
    }
}
