package org.fleetrental.accounting.writeoff;

import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccountEvents;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ReceivableWrittenOff;
import org.fleetrental.messaging.DomainEvent;

/** What is told of write-offs. */
final class WriteOffEvents {

    private WriteOffEvents() {}

    /** @param account after it */
    static DomainEvent writtenOff(WriteOff writeOff, RentalAccount account) {
        var event = ReceivableWrittenOff.newBuilder()
                .setWriteOffId(writeOff.id())
                .setRentalId(writeOff.rentalId())
                .setAmount(new Money(writeOff.amountMinor(), writeOff.currency()))
                .setWrittenOffAt(writeOff.writtenOffAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, writeOff.writtenOffAt(), event);
    }
}
