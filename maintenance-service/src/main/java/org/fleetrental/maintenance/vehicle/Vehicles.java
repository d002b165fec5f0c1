package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

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

    /** Sets what fleet says of a vehicle; of its readings the highest stays. */
    void show(UUID vehicleId, Standing standing, String vehicleClass, int odometerKm) {
        database.createNativeQuery("""
                        insert into vehicle as known (id, standing, vehicle_class, highest_odometer_km)
                        values (:id, :standing, :vehicleClass, :readingKm)
                        on conflict (id) do update
                        set standing = excluded.standing, vehicle_class = excluded.vehicle_class,
                            highest_odometer_km = greatest(known.highest_odometer_km, excluded.highest_odometer_km)
                        """)
                .setParameter("id", vehicleId)
                .setParameter("standing", standing.name())
                .setParameter("vehicleClass", vehicleClass)
                .setParameter("readingKm", isAReading(vehicleId, odometerKm) ? odometerKm : 0)
                .executeUpdate();
    }

    /** Notes a reading; the highest stays. */
    void odometerSeen(UUID vehicleId, int readingKm) {
        if (isAReading(vehicleId, readingKm)) {
            database.createNativeQuery("""
                            insert into vehicle as known (id, standing, highest_odometer_km)
                            values (:id, 'NOT_KNOWN', :readingKm)
                            on conflict (id) do update
                            set highest_odometer_km = excluded.highest_odometer_km
                            where known.highest_odometer_km < excluded.highest_odometer_km
                            """)
                    .setParameter("id", vehicleId)
                    .setParameter("readingKm", readingKm)
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
        database.createNativeQuery(
                        "update vehicle set standing = 'NOT_KNOWN', vehicle_class = null, highest_odometer_km = 0")
                .executeUpdate();
    }
}
