package org.fleetrental.accounting.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Outbox;

/** Takes in money for rentals, also for those whose charge is still on its way. */
@ApplicationScoped
class Till {

    private final RentalAccounts accounts;
    private final Payments payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Till(RentalAccounts accounts, Payments payments, Ledger ledger, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.payments = payments;
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
            case RentalAccount.Accepted(var creditMinor) -> {
                var payment = Payment.received(Ids.next(), request, creditMinor, clock.instant());
                payments.persist(payment);
                var eventId = outbox.publish(PaymentEvents.received(payment, account));
                var cause = new Cause(eventId, "PaymentReceived", payment.rentalId(), null, payment.receivedAt());
                ledger.post(cause, "PaymentReceived: by " + payment.method(), payment.postings());
                yield new Received(payment);
            }
            case RentalAccount.OtherCurrency(var currency) -> new OtherCurrency(currency);
            case RentalAccount.TooMuch _ -> new TooMuch();
        };
    }
}
