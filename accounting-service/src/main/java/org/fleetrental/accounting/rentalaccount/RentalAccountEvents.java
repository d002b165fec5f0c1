package org.fleetrental.accounting.rentalaccount;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.DomainEvent;

/** What all events of a rental's account have in common. */
public final class RentalAccountEvents {

    private RentalAccountEvents() {}

    /**
     * An event of the account.
     *
     * @param body with the account as it is now
     */
    public static DomainEvent event(RentalAccount account, Instant at, SpecificRecord body) {
        return new DomainEvent(account.rentalId(), account.version(), at, body);
    }

    /** The account as it is now. */
    public static RentalAccountSnapshot snapshot(RentalAccount account) {
        return RentalAccountSnapshot.newBuilder()
                .setRentalId(account.rentalId())
                .setCustomerId(account.customerId())
                .setCharged(money(account, account.chargedMinor()))
                .setPaid(money(account, account.paidMinor()))
                .setBalance(money(account, account.balanceMinor()))
                .build();
    }

    private static Money money(RentalAccount account, long amountMinor) {
        return new Money(amountMinor, account.currency());
    }
}
