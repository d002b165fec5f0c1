package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A rental owes more. */
@ApplicationScoped
class ChargeCreatedHandler implements EventHandler<ChargeCreated> {

    private final AccountReaction account;

    ChargeCreatedHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(ChargeCreated event, EventMetadata metadata) {
        account.settle(event.getAccount(), metadata);
    }
}
