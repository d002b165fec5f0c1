package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.accounting.rentalaccount.Step;
import org.fleetrental.accounting.rentalaccount.Steps;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;

/** Charges rentals, and takes charges back. What is posted is decided by {@link RentalBooks}. */
@ApplicationScoped
class Charging {

    private final RentalAccounts accounts;
    private final Charges charges;
    private final Steps steps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Charging(RentalAccounts accounts, Charges charges, Steps steps, Ledger ledger, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.charges = charges;
        this.steps = steps;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Brings the books of a rental to what its price says.
     *
     * @throws org.fleetrental.messaging.RejectedEventException if the account of the rental cannot hold it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(RentalPrice price, Cause cause) {
        var account = accounts.lock(price.rentalId(), price.currency());
        var moment = moment(cause.occurredAt());
        var change = books(account).follow(price, cause.eventId(), moment);
        // Hibernate inserts before it updates; a line that is charged anew must find its old charge gone.
        charges.flush();
        charges.persist(change.made());
        change.events().forEach(outbox::publish);
        steps.note(account, Step.Kind.EVENT, cause.eventId(), cause.eventId());
        ledger.post(cause, moment.bookedOn(), "%s: charges of the rental".formatted(cause.type()), change.postings());
    }

    sealed interface Outcome {}

    record Charged(Charge charge) implements Outcome {}

    record Reversed(Charge charge) implements Outcome {}

    record UnknownCharge() implements Outcome {}

    record AlreadyReversed(Charge charge) implements Outcome {}

    /** No event has told of the rental yet: whose it is, is not known. */
    record UnknownRental() implements Outcome {}

    /** @param currency of the rental's account */
    record OtherCurrency(String currency) implements Outcome {}

    record TooMuch() implements Outcome {}

    @Transactional
    Outcome charge(ChargeRequest request) {
        var found = accounts.lock(request.rentalId());
        return found.isEmpty() ? new UnknownRental() : charge(found.get(), request);
    }

    private Outcome charge(RentalAccount account, ChargeRequest request) {
        var customerId = account.customerId();
        var vehicleId = account.vehicleId();
        if (customerId == null || vehicleId == null) {
            return new UnknownRental();
        }
        if (!account.currency().equals(request.amount().currency())) {
            return new OtherCurrency(account.currency());
        }
        try {
            return charge(account, customerId, vehicleId, request);
        } catch (ArithmeticException overflow) {
            return new TooMuch();
        }
    }

    private Charged charge(RentalAccount account, UUID customerId, UUID vehicleId, ChargeRequest request) {
        var now = moment(clock.instant());
        var charge = Charge.byHand(
                Ids.next(), account, customerId, vehicleId, request.amount().amountMinor(), request.description(), now);
        var change = books(account).charge(charge);
        var eventId = outbox.publish(change.events().getFirst());
        charge.causedBy(eventId);
        charges.persist(charge);
        steps.note(account, Step.Kind.CHARGE, charge.id(), eventId);
        ledger.post(
                cause(eventId, "ChargeCreated", charge, now),
                now.bookedOn(),
                "ChargeCreated: by hand",
                change.postings());
        return new Charged(charge);
    }

    @Transactional
    Outcome reverse(UUID id, String reason) {
        var rental = charges.rentalOf(id);
        if (rental.isEmpty()) {
            return new UnknownCharge();
        }
        var account = accounts.lock(rental.get()).orElseThrow();
        var charge = charges.findById(id);
        if (charge.isReversed()) {
            return new AlreadyReversed(charge);
        }
        try {
            return reverse(account, charge, reason);
        } catch (ArithmeticException overflow) {
            return new TooMuch();
        }
    }

    private Reversed reverse(RentalAccount account, Charge charge, String reason) {
        var now = moment(clock.instant());
        var change = books(account).waive(charge, reason, now);
        var eventId = outbox.publish(change.events().getFirst());
        steps.note(account, Step.Kind.REVERSAL, charge.id(), eventId);
        ledger.post(
                cause(eventId, "ChargeReversed", charge, now),
                now.bookedOn(),
                "ChargeReversed: by hand",
                change.postings());
        return new Reversed(charge);
    }

    private RentalBooks books(RentalAccount account) {
        var binding =
                charges.binding(account.rentalId()).stream().collect(Collectors.partitioningBy(Charge::isReversed));
        var waivedLines = binding.getOrDefault(true, List.of()).stream()
                .map(Charge::lineId)
                .collect(Collectors.toSet());
        return new RentalBooks(account, binding.getOrDefault(false, List.of()), waivedLines);
    }

    private Moment moment(Instant occurredAt) {
        return new Moment(clock.instant(), ledger.bookingDay(occurredAt));
    }

    private static Cause cause(UUID eventId, String type, Charge charge, Moment moment) {
        return Cause.ofRental(eventId, type, charge.rentalId(), moment.at());
    }
}
