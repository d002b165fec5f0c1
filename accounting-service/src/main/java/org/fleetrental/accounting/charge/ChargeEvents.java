package org.fleetrental.accounting.charge;

import java.time.Instant;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccountEvents;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.ChargeReversed;
import org.fleetrental.messaging.DomainEvent;

/** What is told of charges. */
final class ChargeEvents {

    private ChargeEvents() {}

    /** @param account after the charge */
    static DomainEvent created(Charge charge, RentalAccount account) {
        var event = ChargeCreated.newBuilder()
                .setChargeId(charge.id())
                .setRentalId(charge.rentalId())
                .setDescription(charge.description())
                .setNet(money(charge, charge.netMinor()))
                .setTax(money(charge, charge.taxMinor()))
                .setTotal(money(charge, charge.grossMinor()))
                .setCreatedAt(charge.createdAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, charge.createdAt(), event);
    }

    /** @param account after the reversal */
    static DomainEvent reversed(Charge charge, RentalAccount account, Instant at) {
        var event = ChargeReversed.newBuilder()
                .setChargeId(charge.id())
                .setRentalId(charge.rentalId())
                .setTotal(money(charge, charge.grossMinor()))
                .setReversedAt(at)
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, at, event);
    }

    private static Money money(Charge charge, long amountMinor) {
        return new Money(amountMinor, charge.currency());
    }
}
