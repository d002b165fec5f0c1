package org.fleetrental.accounting.credit;

import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccountEvents;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.CreditAllocated;
import org.fleetrental.messaging.DomainEvent;

/** What is told of credit. */
final class CreditEvents {

    private CreditEvents() {}

    /** @param account of either of the two, after it */
    static DomainEvent allocated(CreditTransfer transfer, RentalAccount account) {
        var event = CreditAllocated.newBuilder()
                .setTransferId(transfer.id())
                .setAllocationId(transfer.allocationId())
                .setFromRentalId(transfer.fromRentalId())
                .setToRentalId(transfer.toRentalId())
                .setAmount(new Money(transfer.amountMinor(), transfer.currency()))
                .setAllocatedAt(transfer.allocatedAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, transfer.allocatedAt(), event);
    }
}
