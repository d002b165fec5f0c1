package org.fleetrental.rentals.rental;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.vehicle.Standing;
import org.fleetrental.rentals.vehicle.Vehicle;

/**
 * Finds the reservations that cannot have their vehicle, because a maintenance job lies over their window or the
 * vehicle has left the fleet. By policy they get another one of their class at once, if one is free.
 */
@ApplicationScoped
public class Reassignment {

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** Whether they get another vehicle without anybody being asked. */
        @WithDefault("false")
        boolean reassignAutomatically();
    }

    private final Rentals rentals;
    private final BookingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;
    private final Config config;

    Reassignment(Rentals rentals, BookingCalendar calendar, Outbox outbox, Clock clock, Config config) {
        this.rentals = rentals;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Looks through a vehicle's reservations when it can be had at other times than before. The caller has locked it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reconsider(Vehicle vehicle) {
        var now = clock.instant();
        boolean gone = vehicle.standing() == Standing.DECOMMISSIONED;
        for (var rental : rentals.lockReservations(vehicle.id(), now)) {
            var job = gone ? Optional.<UUID>empty() : calendar.jobOver(vehicle.id(), rental.window(), now);
            if (!gone && job.isEmpty()) {
                rental.keepVehicle();
            } else if (!moveByPolicy(rental, now) && rental.needReassignment(now)) {
                outbox.publish(RentalEvents.reassignmentNeeded(rental, job, now));
            }
        }
    }

    private boolean moveByPolicy(Rental rental, Instant now) {
        if (!config.reassignAutomatically()) {
            return false;
        }
        var before = rental.vehicleId();
        var moved = calendar.moveToAny(rental.id(), rental.vehicleClass(), now);
        moved.ifPresent(vehicleId -> {
            rental.reassign(vehicleId, now);
            outbox.publish(RentalEvents.reassigned(rental, before, now));
        });
        return moved.isPresent();
    }
}
