package org.fleetrental.rentals.quote;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Caller;
import org.fleetrental.http.Owned;
import org.fleetrental.messaging.Ids;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.booking.WindowRules;
import org.fleetrental.rentals.pricing.RateCards;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.fleetrental.rentals.vehicle.Vehicles;
import org.jspecify.annotations.Nullable;

/** The quotes. */
@ApplicationScoped
public class Quotes implements PanacheRepositoryBase<Quote, UUID>, Owned {

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** For how long a quote holds its price. */
        @WithDefault("30m")
        Duration quoteValidity();
    }

    private final Vehicles vehicles;
    private final RateCards rateCards;
    private final WindowRules windowRules;
    private final Caller caller;
    private final Clock clock;
    private final Config config;

    Quotes(Vehicles vehicles, RateCards rateCards, WindowRules windowRules, Caller caller, Clock clock, Config config) {
        this.vehicles = vehicles;
        this.rateCards = rateCards;
        this.windowRules = windowRules;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public String kind() {
        return "quote";
    }

    @Override
    public Optional<UUID> ownerOf(UUID id) {
        return getEntityManager()
                .createQuery("select customerId from Quote where id = :id and customerId is not null", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    sealed interface Answer {}

    record Quoted(Quote quote) implements Answer {}

    record Unacceptable(String field, String reason) implements Answer {}

    record NotKnown(UUID vehicleId) implements Answer {}

    record Decommissioned(UUID vehicleId) implements Answer {}

    @Transactional
    Answer quote(QuoteRequest request) {
        var now = clock.instant();
        var startsAt = Window.exact(request.startsAt());
        var endsAt = Window.exact(request.endsAt());
        var wrong = windowRules.refusal(startsAt, endsAt, now, now);
        if (wrong.isPresent()) {
            return new Unacceptable(wrong.get().field(), wrong.get().reason());
        }
        if ((request.vehicleId() == null) == (request.vehicleClass() == null)) {
            return new Unacceptable("vehicleId", "give either this or vehicleClass");
        }
        var window = new Window(startsAt, endsAt);
        return request.vehicleId() == null
                ? hold(null, Objects.requireNonNull(request.vehicleClass()), window, now)
                : quote(request.vehicleId(), window, now);
    }

    private Answer quote(UUID vehicleId, Window window, Instant now) {
        return vehicles.findByIdOptional(vehicleId)
                .map(vehicle -> quote(vehicle, window, now))
                .orElseGet(() -> new NotKnown(vehicleId));
    }

    private Answer quote(Vehicle vehicle, Window window, Instant now) {
        return switch (vehicle.standing()) {
            case NOT_KNOWN -> new NotKnown(vehicle.id());
            case DECOMMISSIONED -> new Decommissioned(vehicle.id());
            case IN_FLEET -> hold(vehicle.id(), Objects.requireNonNull(vehicle.vehicleClass()), window, now);
        };
    }

    private Quoted hold(@Nullable UUID vehicleId, VehicleClass vehicleClass, Window window, Instant now) {
        var quote = new Quote(
                Ids.next(),
                caller.customer().orElse(null),
                vehicleId,
                vehicleClass,
                window,
                rateCards.offer(vehicleClass, window.length()),
                now,
                now.plus(config.quoteValidity()));
        persist(quote);
        return new Quoted(quote);
    }

    /**
     * What a client wants to have at the price of a quote: exactly what was quoted.
     *
     * @param customerId who is to have it
     * @param vehicleClass null if a certain vehicle is wanted
     */
    public record Wish(
            UUID customerId,
            @Nullable UUID vehicleId,
            @Nullable VehicleClass vehicleClass,
            Instant startsAt,
            Instant endsAt) {}

    public sealed interface Taking {}

    /** The quote holds. It is locked until the transaction ends. */
    public record Taken(Quote quote) implements Taking {}

    public record Differs(String field, String reason) implements Taking {}

    public record Expired(Instant at) implements Taking {}

    public record Used(UUID rentalId) implements Taking {}

    /** Looks whether a quote can be had for what a client wants. Whoever then uses it calls {@link Quote#use}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Taking take(UUID quoteId, Wish wish, Instant now) {
        return findByIdOptional(quoteId, LockModeType.PESSIMISTIC_WRITE)
                .filter(quote -> caller.sees(quote.customerId()))
                .map(quote -> take(quote, wish, now))
                .orElseGet(() -> new Differs("quoteId", "there is no such quote, or it has long expired"));
    }

    private static Taking take(Quote quote, Wish wish, Instant now) {
        var differs = difference(quote, wish);
        if (differs.isPresent()) {
            return differs.get();
        }
        if (quote.usedBy().isPresent()) {
            return new Used(quote.usedBy().get());
        }
        return quote.isExpired(now) ? new Expired(quote.expiresAt()) : new Taken(quote);
    }

    private static Optional<Differs> difference(Quote quote, Wish wish) {
        if (quote.customerId() != null && !quote.customerId().equals(wish.customerId())) {
            return differs("customerId", "the quote is for another customer");
        }
        if (!quote.window().startsAt().equals(wish.startsAt())) {
            return differs("startsAt", "the quote is for " + quote.window().startsAt());
        }
        if (!quote.window().endsAt().equals(wish.endsAt())) {
            return differs("endsAt", "the quote is for " + quote.window().endsAt());
        }
        if (quote.vehicleId().isPresent()) {
            return quote.vehicleId().get().equals(wish.vehicleId())
                    ? Optional.empty()
                    : differs(
                            "vehicleId", "the quote is for " + quote.vehicleId().get());
        }
        return quote.vehicleClass() == wish.vehicleClass()
                ? Optional.empty()
                : differs("vehicleClass", "the quote is for any " + quote.vehicleClass());
    }

    private static Optional<Differs> differs(String field, String reason) {
        return Optional.of(new Differs(field, reason));
    }
}
