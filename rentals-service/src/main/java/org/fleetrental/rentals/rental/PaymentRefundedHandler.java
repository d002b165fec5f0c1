package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.PaymentRefunded;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Money went back to a customer. */
@ApplicationScoped
class PaymentRefundedHandler implements EventHandler<PaymentRefunded> {

    private final AccountReaction account;

    PaymentRefundedHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(PaymentRefunded event, EventMetadata metadata) {
        account.settleAfterRefund(event.getAccount(), event.getAmount().getCurrency(), metadata);
    }
}
