package org.fleetrental.rentals.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** What stands in the vehicles' calendars, and which of them are empty. */
@ApplicationScoped
class Calendars {

    private static final String BOOKED = """
            b.state = OPEN and b.startsAt < :to and b.endsAt > :from
            """;

    /** A job that is in progress after its end goes on for nobody knows how long. */
    private static final String BLOCKED = """
            m.state <> OVER and m.beginsAt < :to
            and (m.endsAt is null or m.endsAt > :from or (m.state = IN_PROGRESS and m.endsAt <= :now))
            """;

    private static final String FREE = """
            from Vehicle v where v.standing = IN_FLEET
            and not exists (select 1 from Booking b where b.vehicleId = v.id and %s)
            and not exists (select 1 from MaintenanceBlock m where m.vehicleId = v.id and %s)
            """.formatted(BOOKED, BLOCKED);

    private final EntityManager entities;

    Calendars(EntityManager entities) {
        this.entities = entities;
    }

    /** Vehicles that can be booked for the whole window, behind the cursor, in the order of their ids. */
    List<Vehicle> free(
            @Nullable VehicleClass vehicleClass, Window window, Instant now, @Nullable UUID cursor, int count) {
        return freeVehicles(vehicleClass, window, now, cursor)
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Locks a vehicle of the class that was free when the statement began; whether it still is has to be asked again
     * under the lock.
     *
     * @param others whether to wait for a vehicle that someone else has locked, or to pass it over
     */
    Optional<Vehicle> lockFree(VehicleClass vehicleClass, Window window, Instant now, LockMode others) {
        return freeVehicles(vehicleClass, window, now, null)
                .setMaxResults(1)
                .setHibernateLockMode(others)
                .uniqueResultOptional();
    }

    private SelectionQuery<Vehicle> freeVehicles(
            @Nullable VehicleClass vehicleClass, Window window, Instant now, @Nullable UUID cursor) {
        var hql = new StringBuilder(FREE);
        if (vehicleClass != null) {
            hql.append(" and v.vehicleClass = :vehicleClass");
        }
        if (cursor != null) {
            hql.append(" and v.id > :cursor");
        }
        var query = entities.unwrap(Session.class)
                .createSelectionQuery(hql.append(" order by v.id").toString(), Vehicle.class)
                .setParameter("from", window.startsAt())
                .setParameter("to", window.endsAt())
                .setParameter("now", now);
        if (vehicleClass != null) {
            query.setParameter("vehicleClass", vehicleClass);
        }
        if (cursor != null) {
            query.setParameter("cursor", cursor);
        }
        return query;
    }

    /** Open bookings that overlap the window, except one. */
    boolean isBooked(UUID vehicleId, Window window, UUID exceptRentalId) {
        return entities.createQuery(
                                "select count(*) from Booking b where b.vehicleId = :vehicle and b.rentalId <> :except and "
                                        + BOOKED,
                                Long.class)
                        .setParameter("vehicle", vehicleId)
                        .setParameter("except", exceptRentalId)
                        .setParameter("from", window.startsAt())
                        .setParameter("to", window.endsAt())
                        .getSingleResult()
                > 0;
    }

    List<MaintenanceBlock> blocks(UUID vehicleId, Window window, Instant now) {
        return entities.createQuery(
                        "from MaintenanceBlock m where m.vehicleId = :vehicle and " + BLOCKED
                                + " order by m.beginsAt, m.jobId",
                        MaintenanceBlock.class)
                .setParameter("vehicle", vehicleId)
                .setParameter("from", window.startsAt())
                .setParameter("to", window.endsAt())
                .setParameter("now", now)
                .getResultList();
    }

    /** Bookings in the window that were not called off, those whose vehicle is back among them. */
    List<Booking> bookings(UUID vehicleId, Window window) {
        return entities.createQuery("""
                        from Booking b where b.vehicleId = :vehicle and b.state <> CANCELLED
                        and b.startsAt < :to and b.endsAt > :from order by b.startsAt, b.rentalId
                        """, Booking.class)
                .setParameter("vehicle", vehicleId)
                .setParameter("from", window.startsAt())
                .setParameter("to", window.endsAt())
                .getResultList();
    }
}
