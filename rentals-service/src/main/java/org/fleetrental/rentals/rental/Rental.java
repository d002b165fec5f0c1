package org.fleetrental.rentals.rental;

import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.pricing.Offer;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.vehicle.VehicleClass;

/**
 * A customer has a vehicle for a window, at the terms of the day it was booked. Its version counts its events. Whoever
 * changes it has locked it ({@link Rentals#lock}).
 */
@Entity
class Rental extends RentalRecord {

    /** Bounds what an event of it can hold. */
    private static final int MAX_LINES = 100;

    protected Rental() {}

    static Rental reserve(
            UUID id,
            UUID customerId,
            UUID vehicleId,
            VehicleClass vehicleClass,
            Window window,
            Offer offer,
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
        rental.terms = offer.terms();
        rental.lines = List.of(offer.line());
        rental.account = Account.EMPTY;
        rental.paymentStatus = PaymentStatus.UNPAID;
        rental.tell(at);
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
            waitsFor = null;
            tell(at);
        }
        return refusal;
    }

    /** The vehicle is back; what it cost is final. */
    Optional<Outcome.Refusal> complete(int odometerKm, Instant returnedAt, List<Damage> damages, Instant at) {
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
        tell(at);
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

    /** Damage was found when the price was final already: it is one more line, the last one. */
    Optional<Outcome.Refusal> charge(Damage damage, Instant at) {
        if (state != RentalState.COMPLETED) {
            return Optional.of(new Outcome.WrongState(state));
        }
        if (lines.size() >= MAX_LINES) {
            return Optional.of(new Outcome.TooManyLines(MAX_LINES));
        }
        var unacceptable = damage.unacceptable("", terms.currency());
        if (unacceptable.isEmpty()) {
            var all = new ArrayList<>(lines);
            all.add(terms.damage(damage.description(), damage.amount().amountMinor()));
            lines = List.copyOf(all);
            tell(at);
        }
        return unacceptable;
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
        giveUpVehicle();
        tell(at);
        return Optional.empty();
    }

    /**
     * The customer has not come for the keys: what is left to pay is a fee, if there is one.
     *
     * @param grace for how long after the start of the window one waits
     */
    Optional<Outcome.Refusal> noShow(Duration grace, Instant at) {
        if (state != RentalState.RESERVED) {
            return Optional.of(new Outcome.WrongState(state));
        }
        if (at.isBefore(startsAt.plus(grace))) {
            return Optional.of(new Outcome.TooEarly(startsAt.plus(grace)));
        }
        lines = terms.feeOfNoShow().stream().toList();
        state = RentalState.NO_SHOW;
        noShowAt = at;
        giveUpVehicle();
        tell(at);
        return Optional.empty();
    }

    private void giveUpVehicle() {
        needsReassignment = false;
        waitsFor = null;
    }

    /** What of the rental itself keeps it from ending later; empty if nothing does. */
    Optional<Outcome.Refusal> refusesExtension(Instant newEnd) {
        if (state != RentalState.RESERVED && state != RentalState.ACTIVE) {
            return Optional.of(new Outcome.WrongState(state));
        }
        return newEnd.isAfter(endsAt)
                ? Optional.empty()
                : Optional.of(new Outcome.Unacceptable("endsAt", "must be after the present end, " + endsAt));
    }

    /** It ends later, and the days until then are charged at the terms that it has. */
    Optional<Outcome.Refusal> extend(Instant newEnd, Instant at) {
        var refusal = refusesExtension(newEnd);
        if (refusal.isEmpty()) {
            endsAt = newEnd;
            lines = terms.relet(lines, Duration.between(startsAt, newEnd));
            tell(at);
        }
        return refusal;
    }

    /** Another vehicle takes the place of the one that was booked; the price stays, whatever class it is of. */
    Optional<Outcome.Refusal> reassign(UUID otherVehicleId, Instant at) {
        var refusal = refusesHandover(at);
        if (refusal.isEmpty()) {
            vehicleId = otherVehicleId;
            giveUpVehicle();
            tell(at);
        }
        return refusal;
    }

    /** @return whether that is news */
    boolean needReassignment(Instant at) {
        if (state != RentalState.RESERVED || needsReassignment) {
            return false;
        }
        needsReassignment = true;
        tell(at);
        return true;
    }

    /** Nothing lies over the window any more. Not an event of its own: the next one says it. */
    void keepVehicle() {
        needsReassignment = false;
    }

    /**
     * Takes over what the books say.
     *
     * @param paid whether they say that something was ever paid
     * @return the payment status before, if it has changed
     */
    Optional<PaymentStatus> settle(Account newest, boolean paid, Instant at) {
        account = newest;
        return notePayment(paid, at);
    }

    /**
     * Takes over whether anything was ever paid, which no newer account takes back: so the status is the same in
     * whatever order the accounts come.
     *
     * @return the payment status before, if it has changed
     */
    Optional<PaymentStatus> notePayment(boolean paid, Instant at) {
        everPaid |= paid;
        var before = paymentStatus;
        paymentStatus = PaymentStatus.of(account, everPaid);
        if (paymentStatus == before) {
            return Optional.empty();
        }
        tell(at);
        return Optional.of(before);
    }

    /** Whatever is told of it has a version of its own. */
    private void tell(Instant at) {
        version++;
        updatedAt = at;
    }
}
