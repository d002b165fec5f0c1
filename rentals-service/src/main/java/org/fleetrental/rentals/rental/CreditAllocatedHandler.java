package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.CreditAllocated;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Credit of one rental pays for another: this is either of the two, and something was paid for it. */
@ApplicationScoped
class CreditAllocatedHandler implements EventHandler<CreditAllocated> {

    private final AccountReaction account;

    CreditAllocatedHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(CreditAllocated event, EventMetadata metadata) {
        account.settleAfterRefund(event.getAccount(), event.getAmount().getCurrency(), metadata);
    }
}
