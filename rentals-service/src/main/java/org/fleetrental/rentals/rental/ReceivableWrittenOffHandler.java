package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.accounting.ReceivableWrittenOff;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A rental is not asked any more for what it owes; that does not make it paid. */
@ApplicationScoped
class ReceivableWrittenOffHandler implements EventHandler<ReceivableWrittenOff> {

    private final AccountReaction account;

    ReceivableWrittenOffHandler(AccountReaction account) {
        this.account = account;
    }

    @Override
    public void on(ReceivableWrittenOff event, EventMetadata metadata) {
        account.settle(event.getAccount(), metadata);
    }
}
