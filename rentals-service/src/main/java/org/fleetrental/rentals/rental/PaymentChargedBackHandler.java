package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.PaymentChargedBack;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A bank took a payment back. */
@ApplicationScoped
class PaymentChargedBackHandler implements EventHandler<PaymentChargedBack> {

    private final AccountReaction account;

    PaymentChargedBackHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(PaymentChargedBack event, EventMetadata metadata) {
        account.settleAfterRefund(event.getAccount(), event.getAmount().getCurrency(), metadata);
    }
}
