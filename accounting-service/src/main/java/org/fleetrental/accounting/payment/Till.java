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
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;

/** Takes in money for rentals, also for those whose charge is still on its way, and gives it back. */
@ApplicationScoped
class Till {

    private final RentalAccounts accounts;
    private final Payments payments;
    private final Refunds refunds;
    private final ChargeBacks chargeBacks;
    private final Steps steps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Till(
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

    record Received(Payment payment) implements Outcome {}

    /** @param currency of the rental's account */
    record OtherCurrency(String currency) implements Outcome {}

    record TooMuch() implements Outcome {}

    @Transactional
    Outcome receive(PaymentRequest request) {
        var amount = request.amount();
        var account = accounts.lock(request.rentalId(), amount.currency());
        return switch (account.pay(amount.amountMinor(), amount.currency())) {
            case RentalAccount.Accepted parts -> {
                var payment = Payment.received(Ids.next(), request, parts, clock.instant());
                payments.persist(payment);
                var eventId = outbox.publish(PaymentEvents.received(payment, account));
                steps.note(account, Step.Kind.PAYMENT, payment.id(), eventId);
                var cause = Cause.ofRental(eventId, "PaymentReceived", payment.rentalId(), payment.receivedAt());
                ledger.post(cause, "PaymentReceived: by " + payment.method(), payment.postings());
                yield new Received(payment);
            }
            case RentalAccount.OtherCurrency(var currency) -> new OtherCurrency(currency);
            case RentalAccount.TooMuch _ -> new TooMuch();
        };
    }

    sealed interface RefundOutcome {}

    record Refunded(Refund refund) implements RefundOutcome {}

    record UnknownPayment() implements RefundOutcome {}

    /** @param currency of the payment */
    record NotTheCurrency(String currency) implements RefundOutcome {}

    /** @param leftMinor what of the payment has not gone back yet */
    record MoreThanLeft(long leftMinor, String currency) implements RefundOutcome {}

    record OwesTooMuch() implements RefundOutcome {}

    /** Of two refunds at once the second waits for the account, and sees the first. */
    @Transactional
    RefundOutcome refund(UUID paymentId, RefundRequest request) {
        var rental = payments.rentalOf(paymentId);
        if (rental.isEmpty()) {
            return new UnknownPayment();
        }
        var account = accounts.lock(rental.get()).orElseThrow();
        var payment = payments.findById(paymentId);
        var amount = request.amount();
        if (!payment.currency().equals(amount.currency())) {
            return new NotTheCurrency(payment.currency());
        }
        var left = Math.min(left(payment), spendable(account, payment));
        if (amount.amountMinor() > left) {
            return new MoreThanLeft(left, payment.currency());
        }
        return switch (account.refund(amount.amountMinor(), amount.currency())) {
            case RentalAccount.Repaid(var creditMinor) ->
                new Refunded(book(Refund.of(payment, request, creditMinor, clock.instant()), payment, account));
            case RentalAccount.OwesTooMuch _ -> new OwesTooMuch();
        };
    }

    /** What of a payment has not gone back in any way. */
    private long left(Payment payment) {
        return chargeBacks.of(payment.id()).isPresent()
                ? 0
                : payment.amountMinor() - refunds.refundedMinor(payment.id());
    }

    /** Credit that has paid for another rental cannot go back from here as well. */
    private static long spendable(RentalAccount account, Payment payment) {
        return account.currency().equals(payment.currency()) ? Math.max(account.paidMinor(), 0) : Long.MAX_VALUE;
    }

    private Refund book(Refund refund, Payment payment, RentalAccount account) {
        refunds.persist(refund);
        var eventId = outbox.publish(PaymentEvents.refunded(refund, payment.method(), account));
        steps.note(account, Step.Kind.REFUND, refund.id(), eventId);
        var cause = Cause.ofRental(eventId, "PaymentRefunded", refund.rentalId(), refund.refundedAt());
        ledger.post(cause, "PaymentRefunded: by " + payment.method(), refund.postings(payment.method()));
        return refund;
    }
}
