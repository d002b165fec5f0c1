package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.booking.WindowRules;
import org.fleetrental.rentals.customer.Customers;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.Vehicles;

/** What was agreed is changed: until when, with which vehicle, at what price. */
@ApplicationScoped
class Amendments {

    private final Customers customers;
    private final Vehicles vehicles;
    private final Rentals rentals;
    private final BookingCalendar calendar;
    private final WindowRules windowRules;
    private final Outbox outbox;
    private final Clock clock;

    Amendments(
            Customers customers,
            Vehicles vehicles,
            Rentals rentals,
            BookingCalendar calendar,
            WindowRules windowRules,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.rentals = rentals;
        this.calendar = calendar;
        this.windowRules = windowRules;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Outcome extend(UUID rentalId, Instant endsAt) {
        return rentals.lockWithVehicle(rentalId)
                .map(locked -> extend(locked.rental(), locked.vehicle(), Window.exact(endsAt)))
                .orElseGet(() -> new Outcome.NoSuchRental(rentalId));
    }

    private Outcome extend(Rental rental, Vehicle vehicle, Instant newEnd) {
        var now = clock.instant();
        var previousEnd = rental.window().endsAt();
        var refusal = rental.refusesExtension(newEnd)
                .or(() -> windowRules
                        .refusalOfEnd(rental.window().startsAt(), newEnd, now)
                        .map(Outcome.Unacceptable::of))
                .or(() -> licenceRefuses(rental, newEnd))
                .or(() -> calendar.extend(rental.id(), vehicle, newEnd, now).map(Outcome.NotBookable::new))
                .or(() -> rental.extend(newEnd, now));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        rentals.endWaitFor(rental.id());
        outbox.publish(RentalEvents.extended(rental, previousEnd, now));
        return new Outcome.Done(rental);
    }

    private Optional<Outcome.Refusal> licenceRefuses(Rental rental, Instant newEnd) {
        return customers.findByIdOptional(rental.customerId()).orElseThrow().mayDriveUntil(newEnd)
                ? Optional.empty()
                : Optional.of(new Outcome.Unacceptable(
                        "endsAt", "the customer's driver's licence expires before the return"));
    }

    @Transactional
    Outcome reassign(UUID rentalId, UUID vehicleId) {
        return rentals.vehicleOf(rentalId)
                .map(present -> {
                    var locked = vehicles.lockAll(present, vehicleId);
                    return reassign(
                            rentals.lockOf(rentalId, present), vehicleId, Optional.ofNullable(locked.get(vehicleId)));
                })
                .orElseGet(() -> new Outcome.NoSuchRental(rentalId));
    }

    private Outcome reassign(Rental rental, UUID vehicleId, Optional<Vehicle> vehicle) {
        var now = clock.instant();
        var previous = rental.vehicleId();
        var refusal = rental.refusesHandover(now)
                .or(() -> previous.equals(vehicleId)
                        ? Optional.of(new Outcome.Unacceptable("vehicleId", "is the vehicle that it has"))
                        : Optional.empty())
                .or(() -> move(rental, vehicleId, vehicle, now).map(Outcome.NotBookable::new))
                .or(() -> rental.reassign(vehicleId, now));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        outbox.publish(RentalEvents.reassigned(rental, previous, now));
        return new Outcome.Done(rental);
    }

    private Optional<BookingCalendar.Refusal> move(
            Rental rental, UUID vehicleId, Optional<Vehicle> vehicle, Instant now) {
        return vehicle.isEmpty()
                ? Optional.of(new BookingCalendar.NotKnown(vehicleId))
                : calendar.move(rental.id(), vehicle.get(), now);
    }

    /** Charges what was found when the rental was over. */
    @Transactional
    Outcome charge(UUID rentalId, Damage damage) {
        var now = clock.instant();
        return rentals.lock(rentalId)
                .map(rental -> rental.charge(damage, now)
                        .<Outcome>map(refusal -> refusal)
                        .orElseGet(() -> {
                            outbox.publish(RentalEvents.charged(rental, now));
                            return new Outcome.Done(rental);
                        }))
                .orElseGet(() -> new Outcome.NoSuchRental(rentalId));
    }
}
