package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.Vehicles;
import org.jspecify.annotations.Nullable;

/** Keys go out and come back, or never go out. */
@ApplicationScoped
class Handovers {

    private final Vehicles vehicles;
    private final Rentals rentals;
    private final BookingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;
    private final Reservations.Config config;

    Handovers(
            Vehicles vehicles,
            Rentals rentals,
            BookingCalendar calendar,
            Outbox outbox,
            Clock clock,
            Reservations.Config config) {
        this.vehicles = vehicles;
        this.rentals = rentals;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    Outcome activate(UUID rentalId, int odometerKm) {
        var vehicle = rentals.vehicleOf(rentalId).flatMap(vehicles::lock);
        if (vehicle.isEmpty()) {
            return new Outcome.NoSuchRental(rentalId);
        }
        var rental = rentals.lock(rentalId).orElseThrow();
        var now = clock.instant();
        var refusal = rental.refusesHandover(now)
                .or(() -> obstacle(rental, vehicle.get(), now))
                .or(() -> rental.activate(odometerKm, now));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        outbox.publish(RentalEvents.activated(rental, odometerKm, now));
        return new Outcome.Done(rental);
    }

    private Optional<Outcome.Refusal> obstacle(Rental rental, Vehicle vehicle, Instant now) {
        return rentals.activeWith(vehicle.id())
                .<Outcome.Refusal>map(Outcome.PreviousNotReturned::new)
                .or(() -> calendar.jobOver(vehicle.id(), rental.window(), now).map(Outcome.ReassignmentNeeded::new))
                .or(() -> calendar.handOver(rental.id(), vehicle, now).map(Outcome.NotBookable::new));
    }

    /** @param returnedAt now, if it is null */
    @Transactional
    Outcome complete(UUID rentalId, int odometerKm, @Nullable Instant returnedAt, List<Damage> damages) {
        var now = clock.instant();
        var at = returnedAt == null ? now : Window.exact(returnedAt);
        if (at.isAfter(now.plus(config.clockTolerance()))) {
            return new Outcome.Unacceptable("returnedAt", "is in the future");
        }
        return change(rentalId, rental -> {
            var refusal = rental.complete(odometerKm, at, damages);
            if (refusal.isEmpty()) {
                calendar.takeBack(rentalId);
                outbox.publish(RentalEvents.completed(rental, odometerKm, at, now));
            }
            return refusal;
        });
    }

    @Transactional
    Outcome cancel(UUID rentalId, String reason) {
        var now = clock.instant();
        return change(rentalId, rental -> {
            var refusal = rental.cancel(reason, now);
            if (refusal.isEmpty()) {
                calendar.cancel(rentalId);
                outbox.publish(RentalEvents.cancelled(rental, now));
            }
            return refusal;
        });
    }

    private interface Change {

        Optional<Outcome.Refusal> of(Rental rental);
    }

    private Outcome change(UUID rentalId, Change change) {
        return rentals.lock(rentalId)
                .map(rental ->
                        change.of(rental).<Outcome>map(refusal -> refusal).orElseGet(() -> new Outcome.Done(rental)))
                .orElseGet(() -> new Outcome.NoSuchRental(rentalId));
    }
}
