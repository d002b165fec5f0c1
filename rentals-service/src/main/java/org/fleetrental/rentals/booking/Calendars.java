package org.fleetrental.rentals.booking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
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

    /** What is booked keeps others out until the vehicle has been made ready for them. */
    private static final String BOOKED = """
            (b.state = OPEN and b.startsAt < :readyAt or b.state = TURNAROUND) and b.freeFrom > :from
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

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** For how long after a rental nobody else can have the vehicle. */
        @WithDefault("PT0S")
        Duration turnaround();
    }

    private final EntityManager entities;
    private final Config config;

    Calendars(EntityManager entities, Config config) {
        this.entities = entities;
        this.config = config;
    }

    Duration turnaround() {
        return config.turnaround();
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
                .setParameter("readyAt", window.endsAt().plus(config.turnaround()))
                .setParameter("now", now);
        if (vehicleClass != null) {
            query.setParameter("vehicleClass", vehicleClass);
        }
        if (cursor != null) {
            query.setParameter("cursor", cursor);
        }
        return query;
    }

    /**
     * Whether the vehicle is booked in a window, or cannot be made ready after it for who has it next.
     *
     * @param exceptRentalId whose booking does not count
     */
    boolean isBooked(UUID vehicleId, Window window, UUID exceptRentalId) {
        return isBooked(vehicleId, window.startsAt(), window.endsAt().plus(config.turnaround()), exceptRentalId);
    }

    boolean isBooked(UUID vehicleId, Instant from, Instant readyAt, UUID exceptRentalId) {
        return entities.createQuery(
                                "select count(*) from Booking b where b.vehicleId = :vehicle and b.rentalId <> :except and "
                                        + BOOKED,
                                Long.class)
                        .setParameter("vehicle", vehicleId)
                        .setParameter("except", exceptRentalId)
                        .setParameter("from", from)
                        .setParameter("readyAt", readyAt)
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
                        and b.startsAt < :to and b.endsAt > :from and b.freeFrom > :from order by b.startsAt, b.rentalId
                        """, Booking.class)
                .setParameter("vehicle", vehicleId)
                .setParameter("from", window.startsAt())
                .setParameter("to", window.endsAt())
                .getResultList();
    }
}
