package org.fleetrental.rentals.rental;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.pricing.Terms;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A customer has a vehicle for a window, at the terms of the day it was booked. Its version counts its events. Whoever
 * changes it has locked it ({@link Rentals#lock}).
 */
@Entity
class Rental {

    @Id
    private UUID id;

    private UUID customerId;
    private UUID vehicleId;

    @Enumerated(EnumType.STRING)
    private VehicleClass vehicleClass;

    @Enumerated(EnumType.STRING)
    private RentalState state;

    private Instant startsAt;
    private Instant endsAt;
    private Instant reservedAt;
    private @Nullable Instant activatedAt;
    private @Nullable Instant completedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancellationReason;
    private @Nullable Integer startOdometerKm;
    private @Nullable Integer endOdometerKm;
    private boolean needsReassignment;

    @Embedded
    private Terms terms;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<PricedLine> lines;

    @Embedded
    private Account account;

    @Enumerated(EnumType.STRING)
    private PaymentStatus paymentStatus;

    private long version;

    protected Rental() {}

    static Rental reserve(
            UUID id,
            UUID customerId,
            UUID vehicleId,
            VehicleClass vehicleClass,
            Window window,
            Terms terms,
            Instant at) {
        var rental = new Rental();
        rental.id = id;
        rental.customerId = customerId;
        rental.vehicleId = vehicleId;
        rental.vehicleClass = vehicleClass;
        rental.state = RentalState.RESERVED;
        rental.startsAt = window.startsAt();
        rental.endsAt = window.endsAt();
        rental.reservedAt = at;
        rental.terms = terms;
        rental.lines = List.of(terms.rental(window.length()));
        rental.account = Account.EMPTY;
        rental.paymentStatus = PaymentStatus.UNPAID;
        rental.version = 1;
        return rental;
    }

    /** What of the rental itself keeps the keys from being handed over; empty if nothing does. */
    Optional<Outcome.Refusal> refusesHandover(Instant at) {
        if (state != RentalState.RESERVED) {
            return Optional.of(new Outcome.WrongState(state));
        }
        return at.isBefore(endsAt) ? Optional.empty() : Optional.of(new Outcome.WindowOver(endsAt));
    }

    /** The keys are handed over. */
    Optional<Outcome.Refusal> activate(int odometerKm, Instant at) {
        var refusal = refusesHandover(at);
        if (refusal.isEmpty()) {
            state = RentalState.ACTIVE;
            activatedAt = at;
            startOdometerKm = odometerKm;
            version++;
        }
        return refusal;
    }

    /** The vehicle is back; what it cost is final. */
    Optional<Outcome.Refusal> complete(int odometerKm, Instant returnedAt, List<Damage> damages) {
        if (state != RentalState.ACTIVE || activatedAt == null || startOdometerKm == null) {
            return Optional.of(new Outcome.WrongState(state));
        }
        if (returnedAt.isBefore(activatedAt)) {
            return Optional.of(
                    new Outcome.Unacceptable("returnedAt", "is before the keys were handed over, at " + activatedAt));
        }
        if (odometerKm < startOdometerKm) {
            return Optional.of(new Outcome.Unacceptable(
                    "odometerKm", "is less than at the handover, %d km".formatted(startOdometerKm)));
        }
        var unacceptable = Damage.firstUnacceptable(damages, terms.currency());
        if (unacceptable.isPresent()) {
            return unacceptable;
        }
        lines = finalLines(odometerKm - startOdometerKm, returnedAt, damages);
        state = RentalState.COMPLETED;
        completedAt = returnedAt;
        endOdometerKm = odometerKm;
        version++;
        return Optional.empty();
    }

    private List<PricedLine> finalLines(int drivenKm, Instant returnedAt, List<Damage> damages) {
        var all = new ArrayList<>(lines);
        terms.lateFee(Duration.between(endsAt, returnedAt)).ifPresent(all::add);
        terms.distanceFee(drivenKm, Duration.between(startsAt, endsAt)).ifPresent(all::add);
        damages.forEach(damage ->
                all.add(terms.damage(damage.description(), damage.amount().amountMinor())));
        return List.copyOf(all);
    }

    /** Called off before the keys were handed over: what is left to pay is a fee, if it is late for that. */
    Optional<Outcome.Refusal> cancel(String reason, Instant at) {
        if (state != RentalState.RESERVED) {
            return Optional.of(new Outcome.WrongState(state));
        }
        lines = terms.cancellationFee(Duration.between(at, startsAt)).stream().toList();
        state = RentalState.CANCELLED;
        cancelledAt = at;
        cancellationReason = reason;
        needsReassignment = false;
        version++;
        return Optional.empty();
    }

    /** @return whether that is news */
    boolean needReassignment() {
        if (state != RentalState.RESERVED || needsReassignment) {
            return false;
        }
        needsReassignment = true;
        version++;
        return true;
    }

    /** Nothing lies over the window any more. Not an event of its own: the next one says it. */
    void keepVehicle() {
        needsReassignment = false;
    }

    /**
     * Takes over what the books say.
     *
     * @return the payment status before, if it has changed
     */
    Optional<PaymentStatus> settle(Account newest) {
        var before = paymentStatus;
        account = newest;
        paymentStatus = PaymentStatus.of(newest);
        if (paymentStatus == before) {
            return Optional.empty();
        }
        version++;
        return Optional.of(before);
    }

    /** With tax. */
    long total() {
        return lines.stream().mapToLong(PricedLine::gross).reduce(0, Math::addExact);
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    VehicleClass vehicleClass() {
        return vehicleClass;
    }

    RentalState state() {
        return state;
    }

    Window window() {
        return new Window(startsAt, endsAt);
    }

    Instant reservedAt() {
        return reservedAt;
    }

    @Nullable
    Instant activatedAt() {
        return activatedAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    @Nullable
    Instant cancelledAt() {
        return cancelledAt;
    }

    @Nullable
    String cancellationReason() {
        return cancellationReason;
    }

    @Nullable
    Integer startOdometerKm() {
        return startOdometerKm;
    }

    @Nullable
    Integer endOdometerKm() {
        return endOdometerKm;
    }

    boolean needsReassignment() {
        return needsReassignment;
    }

    String currency() {
        return terms.currency();
    }

    List<PricedLine> lines() {
        return lines;
    }

    Account account() {
        return account;
    }

    PaymentStatus paymentStatus() {
        return paymentStatus;
    }

    long version() {
        return version;
    }
}
