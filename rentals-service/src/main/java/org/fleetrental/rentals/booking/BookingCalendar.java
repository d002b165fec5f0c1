package org.fleetrental.rentals.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.fleetrental.rentals.vehicle.Vehicles;
import org.hibernate.LockMode;

/**
 * Decides who may have which vehicle when. Every decision is made under the lock of the vehicle's row and stands until
 * the transaction ends; the database's exclusion constraint would refuse what slipped past it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BookingCalendar {

    /** How often another free vehicle is looked for while others take them away; after that, none counts as free. */
    private static final int MAX_PICKS = 50;

    private final Vehicles vehicles;
    private final Calendars calendars;
    private final EntityManager entities;

    BookingCalendar(Vehicles vehicles, Calendars calendars, EntityManager entities) {
        this.vehicles = vehicles;
        this.calendars = calendars;
        this.entities = entities;
    }

    public sealed interface Answer {}

    public record Booked(UUID vehicleId, VehicleClass vehicleClass) implements Answer {}

    public sealed interface Refusal extends Answer {}

    /** Somebody else has the vehicle in the window, or in a part of it. */
    public record Taken(UUID vehicleId) implements Refusal {}

    public record Blocked(UUID vehicleId, UUID jobId) implements Refusal {}

    /** Fleet has not told of the vehicle, or its event is still on its way. */
    public record NotKnown(UUID vehicleId) implements Refusal {}

    public record Decommissioned(UUID vehicleId) implements Refusal {}

    public record NoneFree(VehicleClass vehicleClass) implements Refusal {}

    public Answer book(UUID rentalId, UUID vehicleId, Window window, Instant now) {
        return vehicles.lock(vehicleId)
                .map(vehicle -> book(rentalId, vehicle, window, now))
                .orElseGet(() -> new NotKnown(vehicleId));
    }

    private Answer book(UUID rentalId, Vehicle vehicle, Window window, Instant now) {
        var refusal = unusable(vehicle).or(() -> obstacle(rentalId, vehicle.id(), window, now));
        return refusal.isPresent() ? refusal.get() : enter(rentalId, vehicle, window);
    }

    /**
     * Books a vehicle of the class that is free for the whole window. Those that others are just deciding about are
     * passed over at first, and waited for only if there is no other.
     */
    public Answer bookAny(UUID rentalId, VehicleClass vehicleClass, Window window, Instant now) {
        for (int pick = 0; pick < MAX_PICKS; pick++) {
            var vehicle = calendars
                    .lockFree(vehicleClass, window, now, LockMode.UPGRADE_SKIPLOCKED)
                    .or(() -> calendars.lockFree(vehicleClass, window, now, LockMode.PESSIMISTIC_WRITE));
            if (vehicle.isEmpty()) {
                break;
            }
            // Between the statement's view of the calendars and its lock, another may have booked it.
            if (obstacle(rentalId, vehicle.get().id(), window, now).isEmpty()) {
                return enter(rentalId, vehicle.get(), window);
            }
        }
        return new NoneFree(vehicleClass);
    }

    /**
     * Hands the vehicle over for a booking. Before the window has begun this takes the time until then as well.
     *
     * @return what is in the way; empty if nothing is
     */
    public Optional<Refusal> handOver(UUID rentalId, Vehicle vehicle, Instant now) {
        var booking = booking(rentalId);
        var refusal = unusable(vehicle);
        if (refusal.isPresent() || !now.isBefore(booking.startsAt())) {
            return refusal;
        }
        // It is ready for who has it next: that follows the window, as before.
        refusal = calendars.isBooked(vehicle.id(), now, booking.startsAt(), rentalId)
                ? Optional.of(new Taken(vehicle.id()))
                : blocked(vehicle.id(), new Window(now, booking.startsAt()), now);
        if (refusal.isEmpty()) {
            booking.beginEarlier(now);
            entities.flush();
        }
        return refusal;
    }

    /**
     * Lets a booking end later. A job that lies over the window that it has already is no obstacle to that.
     *
     * @return what is in the way; empty if nothing is
     */
    public Optional<Refusal> extend(UUID rentalId, Vehicle vehicle, Instant newEnd, Instant now) {
        var booking = booking(rentalId);
        var longer = new Window(booking.window().endsAt(), newEnd);
        var refusal = unusable(vehicle).or(() -> obstacle(rentalId, vehicle.id(), longer, now));
        if (refusal.isEmpty()) {
            booking.endLater(newEnd, calendars.turnaround());
            entities.flush();
        }
        return refusal;
    }

    /**
     * Moves a booking, whose window is not over, to another vehicle. The caller has locked both.
     *
     * @return what is in the way; empty if nothing is
     */
    public Optional<Refusal> move(UUID rentalId, Vehicle to, Instant now) {
        var booking = booking(rentalId);
        var refusal = unusable(to).or(() -> obstacle(rentalId, to.id(), booking.window(), now));
        if (refusal.isEmpty()) {
            booking.moveTo(to.id(), now);
            entities.flush();
        }
        return refusal;
    }

    /**
     * Moves a booking to any vehicle of a class that is free. It waits for none, because the caller has locked one
     * already: two who did this crosswise would wait for each other.
     *
     * @return where it is now; empty if it stays
     */
    public Optional<UUID> moveToAny(UUID rentalId, VehicleClass vehicleClass, Instant now) {
        var window = booking(rentalId).window();
        for (int pick = 0; pick < MAX_PICKS; pick++) {
            var vehicle = calendars.lockFree(vehicleClass, window, now, LockMode.UPGRADE_SKIPLOCKED);
            if (vehicle.isEmpty()) {
                break;
            }
            if (move(rentalId, vehicle.get(), now).isEmpty()) {
                return Optional.of(vehicle.get().id());
            }
        }
        return Optional.empty();
    }

    /** The vehicle is back: what is left of the window is free for others, as soon as it is ready for them. */
    public void takeBack(UUID rentalId, Instant at) {
        booking(rentalId).takeBack(at, calendars.turnaround());
    }

    public void cancel(UUID rentalId) {
        booking(rentalId).cancel();
    }

    /** Sets what is known of a maintenance job. The caller has locked the vehicle. */
    public void set(MaintenanceBlock block) {
        entities.merge(block);
        entities.flush();
    }

    /** The first maintenance job that blocks a part of the window. */
    public Optional<UUID> jobOver(UUID vehicleId, Window window, Instant now) {
        return calendars.blocks(vehicleId, window, now).stream()
                .map(MaintenanceBlock::jobId)
                .findFirst();
    }

    private Optional<Refusal> obstacle(UUID rentalId, UUID vehicleId, Window window, Instant now) {
        if (calendars.isBooked(vehicleId, window, rentalId)) {
            return Optional.of(new Taken(vehicleId));
        }
        return blocked(vehicleId, window, now);
    }

    private Optional<Refusal> blocked(UUID vehicleId, Window window, Instant now) {
        return jobOver(vehicleId, window, now).map(jobId -> new Blocked(vehicleId, jobId));
    }

    private static Optional<Refusal> unusable(Vehicle vehicle) {
        return switch (vehicle.standing()) {
            case NOT_KNOWN -> Optional.of(new NotKnown(vehicle.id()));
            case DECOMMISSIONED -> Optional.of(new Decommissioned(vehicle.id()));
            case IN_FLEET -> Optional.empty();
        };
    }

    private Booked enter(UUID rentalId, Vehicle vehicle, Window window) {
        entities.persist(new Booking(rentalId, vehicle.id(), window, calendars.turnaround()));
        // Now, so that a refusal by the database is this statement's and not the commit's.
        entities.flush();
        return new Booked(vehicle.id(), Objects.requireNonNull(vehicle.vehicleClass()));
    }

    private Booking booking(UUID rentalId) {
        return Objects.requireNonNull(entities.find(Booking.class, rentalId));
    }
}
