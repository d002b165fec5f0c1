package org.fleetrental.accounting.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.accounting.rentalaccount.Step;
import org.fleetrental.accounting.rentalaccount.Steps;
import org.fleetrental.messaging.outbox.Outbox;

/** Books what banks take back of the payments by card. */
@ApplicationScoped
class ChargingBack {

    private final RentalAccounts accounts;
    private final Payments payments;
    private final Refunds refunds;
    private final ChargeBacks chargeBacks;
    private final Steps steps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    ChargingBack(
            RentalAccounts accounts,
            Payments payments,
            Refunds refunds,
            ChargeBacks chargeBacks,
            Steps steps,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.accounts = accounts;
        this.payments = payments;
        this.refunds = refunds;
        this.chargeBacks = chargeBacks;
        this.steps = steps;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record ChargedBack(ChargeBack chargeBack) implements Outcome {}

    record NoPayment() implements Outcome {}

    /** A bank takes back what was paid by card. */
    record NotByCard(PaymentMethod method) implements Outcome {}

    record AlreadyChargedBack(ChargeBack chargeBack) implements Outcome {}

    /** All of it had gone back before. */
    record NothingLeft() implements Outcome {}

    record CannotOwe() implements Outcome {}

    /** All of a payment that has not gone back goes back, whether or not it is spent by now: nobody asks us. */
    @Transactional
    Outcome chargeBack(UUID paymentId, String reason) {
        var rental = payments.rentalOf(paymentId);
        if (rental.isEmpty()) {
            return new NoPayment();
        }
        var account = accounts.lock(rental.get()).orElseThrow();
        var payment = payments.findById(paymentId);
        if (payment.method() != PaymentMethod.CARD) {
            return new NotByCard(payment.method());
        }
        var before = chargeBacks.of(paymentId);
        if (before.isPresent()) {
            return new AlreadyChargedBack(before.get());
        }
        var left = payment.amountMinor() - refunds.refundedMinor(paymentId);
        if (left == 0) {
            return new NothingLeft();
        }
        return switch (account.refund(left, payment.currency())) {
            case RentalAccount.Repaid(var creditMinor) ->
                new ChargedBack(book(ChargeBack.of(payment, left, reason, creditMinor, clock.instant()), account));
            case RentalAccount.OwesTooMuch _ -> new CannotOwe();
        };
    }

    private ChargeBack book(ChargeBack chargeBack, RentalAccount account) {
        chargeBacks.add(chargeBack);
        var eventId = outbox.publish(PaymentEvents.chargedBack(chargeBack, account));
        steps.note(account, Step.Kind.CHARGE_BACK, chargeBack.id(), eventId);
        var cause = Cause.ofRental(eventId, "PaymentChargedBack", chargeBack.rentalId(), chargeBack.chargedBackAt());
        ledger.post(cause, "PaymentChargedBack: by the bank", chargeBack.postings());
        return chargeBack;
    }
}
