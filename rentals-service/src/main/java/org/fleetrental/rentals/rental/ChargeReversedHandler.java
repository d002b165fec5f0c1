package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.ChargeReversed;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A rental owes less. */
@ApplicationScoped
class ChargeReversedHandler implements EventHandler<ChargeReversed> {

    private final AccountReaction account;

    ChargeReversedHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(ChargeReversed event, EventMetadata metadata) {
        account.settle(event.getAccount(), metadata);
    }
}
