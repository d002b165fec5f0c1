package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.PaymentReceived;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Money came in for a rental. */
@ApplicationScoped
class PaymentReceivedHandler implements EventHandler<PaymentReceived> {

    private final AccountReaction account;

    PaymentReceivedHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(PaymentReceived event, EventMetadata metadata) {
        account.settle(event.getAccount(), metadata);
    }
}
