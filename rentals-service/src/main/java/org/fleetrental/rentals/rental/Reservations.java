package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.booking.WindowRules;
import org.fleetrental.rentals.customer.Customers;
import org.fleetrental.rentals.pricing.RateCards;
import org.fleetrental.rentals.quote.Quote;
import org.fleetrental.rentals.quote.Quotes;

/** Books a vehicle for a customer, at the price of a quote or else of the rate card. */
@ApplicationScoped
class Reservations {

    private final Customers customers;
    private final Quotes quotes;
    private final WindowRules windowRules;
    private final BookingCalendar calendar;
    private final RateCards rateCards;
    private final Rentals rentals;
    private final Outbox outbox;
    private final Clock clock;

    Reservations(
            Customers customers,
            Quotes quotes,
            WindowRules windowRules,
            BookingCalendar calendar,
            RateCards rateCards,
            Rentals rentals,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.quotes = quotes;
        this.windowRules = windowRules;
        this.calendar = calendar;
        this.rateCards = rateCards;
        this.rentals = rentals;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Outcome reserve(ReservationRequest request) {
        if ((request.vehicleId() == null) == (request.vehicleClass() == null)) {
            return new Outcome.Unacceptable("vehicleId", "give either this or vehicleClass");
        }
        var now = clock.instant();
        if (request.quoteId() == null) {
            return reserve(request, Optional.empty(), now);
        }
        var wish = new Quotes.Wish(
                request.customerId(),
                request.vehicleId(),
                request.vehicleClass(),
                Window.exact(request.startsAt()),
                Window.exact(request.endsAt()));
        return switch (quotes.take(request.quoteId(), wish, now)) {
            case Quotes.Taken(var quote) -> reserve(request, Optional.of(quote), now);
            case Quotes.Differs(var field, var reason) -> new Outcome.Unacceptable(field, reason);
            case Quotes.Expired(var at) -> new Outcome.QuoteExpired(at);
            case Quotes.Used(var rentalId) -> new Outcome.QuoteUsed(rentalId);
        };
    }

    /** A window that was to come when it was quoted may begin while the quote holds. */
    private Outcome reserve(ReservationRequest request, Optional<Quote> quote, Instant now) {
        var startsAt = Window.exact(request.startsAt());
        var endsAt = Window.exact(request.endsAt());
        var asked = quote.map(Quote::quotedAt).orElse(now);
        var refusal = windowRules
                .refusal(startsAt, endsAt, asked, now)
                .<Outcome.Refusal>map(Outcome.Unacceptable::of)
                .or(() -> refusalOfCustomer(request.customerId(), endsAt));
        return refusal.isPresent() ? refusal.get() : book(request, quote, new Window(startsAt, endsAt), now);
    }

    private Optional<Outcome.Refusal> refusalOfCustomer(UUID customerId, Instant endsAt) {
        var customer = customers.lockShared(customerId).filter(known -> !known.isErased());
        if (customer.isEmpty()) {
            return Optional.of(new Outcome.Unacceptable("customerId", "there is no such customer"));
        }
        if (customer.get().isBlocked()) {
            return Optional.of(new Outcome.CustomerBlocked(customerId));
        }
        return customer.get().mayDriveUntil(endsAt)
                ? Optional.empty()
                : Optional.of(new Outcome.Unacceptable(
                        "endsAt", "the customer's driver's licence expires before the return"));
    }

    private Outcome book(ReservationRequest request, Optional<Quote> quote, Window window, Instant now) {
        var rentalId = Ids.next();
        return switch (ask(request, rentalId, window, now)) {
            case BookingCalendar.Refusal refusal -> new Outcome.NotBookable(refusal);
            case BookingCalendar.Booked(var vehicleId, var vehicleClass) -> {
                var rental = Rental.reserve(
                        rentalId,
                        request.customerId(),
                        vehicleId,
                        quote.map(Quote::vehicleClass).orElse(vehicleClass),
                        window,
                        quote.map(Quote::offer).orElseGet(() -> rateCards.offer(vehicleClass, window.length())),
                        now);
                rentals.persist(rental);
                quote.ifPresent(taken -> taken.use(rentalId));
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
}
