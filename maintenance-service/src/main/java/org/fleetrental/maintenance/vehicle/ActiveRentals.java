package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Which vehicles are out, as far as this service has heard. */
@ApplicationScoped
public class ActiveRentals {

    private final Session database;

    ActiveRentals(Session database) {
        this.database = database;
    }

    /** The rentals that have a vehicle out. More than one only while an event is on its way. */
    public List<UUID> of(UUID vehicleId) {
        return database.createNativeQuery(
                        "select rental_id from active_rental where vehicle_id = :vehicle order by rental_id",
                        UUID.class)
                .setParameter("vehicle", vehicleId)
                .getResultList();
    }

    void out(UUID rentalId, UUID vehicleId) {
        database.createNativeQuery("""
                        insert into active_rental (rental_id, vehicle_id) values (:rental, :vehicle)
                        on conflict (rental_id) do update set vehicle_id = excluded.vehicle_id
                        """)
                .setParameter("rental", rentalId)
                .setParameter("vehicle", vehicleId)
                .executeUpdate();
    }

    void notOut(UUID rentalId) {
        database.createNativeQuery("delete from active_rental where rental_id = :rental")
                .setParameter("rental", rentalId)
                .executeUpdate();
    }

    void forgetAll() {
        database.createNativeQuery("delete from active_rental").executeUpdate();
    }
}
