package org.fleetrental.accounting.writeoff;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccountEvents;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ReceivableWrittenOff;
import org.fleetrental.messaging.DomainEvent;

/**
 * A part of what a rental owes, given up. It never changes.
 *
 * @param by token subject
 */
record WriteOff(
        UUID id, UUID rentalId, long amountMinor, String currency, String reason, String by, Instant writtenOffAt) {

    Postings postings() {
        return new Postings(currency).moveBadDebt(0, amountMinor);
    }

    /** @param account after it */
    DomainEvent event(RentalAccount account) {
        var event = ReceivableWrittenOff.newBuilder()
                .setWriteOffId(id)
                .setRentalId(rentalId)
                .setAmount(new Money(amountMinor, currency))
                .setWrittenOffAt(writtenOffAt)
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, writtenOffAt, event);
    }
}
