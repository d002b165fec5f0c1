package org.fleetrental.rentals.rental;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.booking.WindowRules;
import org.fleetrental.rentals.customer.Customers;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.jspecify.annotations.Nullable;

/** Keys go out and come back, or never go out. */
@ApplicationScoped
class Handovers {

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** For how long after the start of the window a customer can still come before it is a no-show. */
        @WithDefault("PT0S")
        Duration noShowGrace();
    }

    private final Customers customers;
    private final Rentals rentals;
    private final BookingCalendar calendar;
    private final WindowRules windowRules;
    private final Outbox outbox;
    private final Clock clock;
    private final Config config;

    Handovers(
            Customers customers,
            Rentals rentals,
            BookingCalendar calendar,
            WindowRules windowRules,
            Outbox outbox,
            Clock clock,
            Config config) {
        this.customers = customers;
        this.rentals = rentals;
        this.calendar = calendar;
        this.windowRules = windowRules;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    Outcome activate(UUID rentalId, int odometerKm) {
        return rentals.lockWithVehicle(rentalId)
                .map(locked -> activate(locked.rental(), locked.vehicle(), odometerKm))
                .orElseGet(() -> new Outcome.NoSuchRental(rentalId));
    }

    private Outcome activate(Rental rental, Vehicle vehicle, int odometerKm) {
        var now = clock.instant();
        var refusal = rental.refusesHandover(now)
                .or(() ->
                        customers.lockShared(rental.customerId()).orElseThrow().isBlocked()
                                ? Optional.of(new Outcome.CustomerBlocked(rental.customerId()))
                                : Optional.empty())
                .or(() -> obstacle(rental, vehicle, now))
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
        if (windowRules.isInTheFuture(at, now)) {
            return new Outcome.Unacceptable("returnedAt", "is in the future");
        }
        return change(rentalId, rental -> {
            var refusal = rental.complete(odometerKm, at, damages, now);
            if (refusal.isEmpty()) {
                calendar.takeBack(rentalId, at);
                rentals.endWaitFor(rentalId);
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

    @Transactional
    Outcome noShow(UUID rentalId) {
        var now = clock.instant();
        return change(rentalId, rental -> {
            var refusal = rental.noShow(config.noShowGrace(), now);
            if (refusal.isEmpty()) {
                calendar.cancel(rentalId);
                outbox.publish(RentalEvents.noShow(rental, now));
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
