package org.fleetrental.rentals.rental;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.customer.Customer;
import org.fleetrental.rentals.customer.Customers;
import org.fleetrental.rentals.pricing.RateCards;
import org.jspecify.annotations.Nullable;

/** Books a vehicle for a customer. */
@ApplicationScoped
class Reservations {

    /** Bounds what a rental can cost, and how far the calendar reaches. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration FARTHEST = Duration.ofDays(3 * 366);

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** How far a client's clock may be off. */
        @WithDefault("5m")
        Duration clockTolerance();
    }

    private final Customers customers;
    private final BookingCalendar calendar;
    private final RateCards rateCards;
    private final Rentals rentals;
    private final Outbox outbox;
    private final Clock clock;
    private final Config config;

    Reservations(
            Customers customers,
            BookingCalendar calendar,
            RateCards rateCards,
            Rentals rentals,
            Outbox outbox,
            Clock clock,
            Config config) {
        this.customers = customers;
        this.calendar = calendar;
        this.rateCards = rateCards;
        this.rentals = rentals;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    Outcome reserve(ReservationRequest request) {
        var now = clock.instant();
        var startsAt = Window.exact(request.startsAt());
        var endsAt = Window.exact(request.endsAt());
        var customer = customers.findById(request.customerId());
        var refusal = refusal(request, customer, startsAt, endsAt, now);
        return refusal.isPresent() ? refusal.get() : book(request, new Window(startsAt, endsAt), now);
    }

    private Outcome book(ReservationRequest request, Window window, Instant now) {
        var rentalId = Ids.next();
        return switch (ask(request, rentalId, window, now)) {
            case BookingCalendar.Refusal refusal -> new Outcome.NotBookable(refusal);
            case BookingCalendar.Booked(var vehicleId, var vehicleClass) -> {
                var rental = Rental.reserve(
                        rentalId,
                        request.customerId(),
                        vehicleId,
                        vehicleClass,
                        window,
                        rateCards.terms(vehicleClass),
                        now);
                rentals.persist(rental);
                outbox.publish(RentalEvents.reserved(rental, now));
                yield new Outcome.Done(rental);
            }
        };
    }

    private BookingCalendar.Answer ask(ReservationRequest request, UUID rentalId, Window window, Instant now) {
        if (request.vehicleId() != null) {
            return calendar.book(rentalId, request.vehicleId(), window, now);
        }
        if (request.vehicleClass() != null) {
            return calendar.bookAny(rentalId, request.vehicleClass(), window, now);
        }
        throw new IllegalArgumentException("Neither a vehicle nor a class");
    }

    private Optional<Outcome.Refusal> refusal(
            ReservationRequest request, @Nullable Customer customer, Instant startsAt, Instant endsAt, Instant now) {
        if (request.quoteId() != null) {
            return unacceptable("quoteId", "there are no quotes yet: leave it out, the rate card's price holds");
        }
        if ((request.vehicleId() == null) == (request.vehicleClass() == null)) {
            return unacceptable("vehicleId", "give either this or vehicleClass");
        }
        if (startsAt.isBefore(now.minus(config.clockTolerance()))) {
            return unacceptable("startsAt", "is in the past");
        }
        if (startsAt.isAfter(now.plus(FARTHEST))) {
            return unacceptable("startsAt", "is more than %d days away".formatted(FARTHEST.toDays()));
        }
        if (!startsAt.isBefore(endsAt)) {
            return unacceptable("endsAt", "must be after startsAt");
        }
        if (endsAt.isAfter(startsAt.plus(LONGEST))) {
            return unacceptable("endsAt", "is more than %d days after startsAt".formatted(LONGEST.toDays()));
        }
        if (!endsAt.isAfter(now)) {
            return unacceptable("endsAt", "is in the past");
        }
        if (customer == null) {
            return unacceptable("customerId", "there is no such customer");
        }
        return customer.mayDriveUntil(endsAt)
                ? Optional.empty()
                : unacceptable("endsAt", "the customer's driver's licence expires before the return");
    }

    private static Optional<Outcome.Refusal> unacceptable(String field, String reason) {
        return Optional.of(new Outcome.Unacceptable(field, reason));
    }
}
