package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.DepositApplied;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A deposit pays what is owed. */
@ApplicationScoped
class DepositAppliedHandler implements EventHandler<DepositApplied> {

    private final AccountReaction account;

    DepositAppliedHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(DepositApplied event, EventMetadata metadata) {
        account.settle(event.getAccount(), metadata);
    }
}
