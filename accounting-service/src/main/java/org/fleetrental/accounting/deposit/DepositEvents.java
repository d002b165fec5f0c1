package org.fleetrental.accounting.deposit;

import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccountEvents;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.DepositApplied;
import org.fleetrental.events.accounting.DepositAuthorized;
import org.fleetrental.events.accounting.DepositCaptured;
import org.fleetrental.events.accounting.DepositReleased;
import org.fleetrental.messaging.DomainEvent;

/** What is told of deposits. */
final class DepositEvents {

    private DepositEvents() {}

    static DomainEvent authorized(Deposit deposit, RentalAccount account) {
        var event = DepositAuthorized.newBuilder()
                .setDepositId(deposit.id())
                .setRentalId(deposit.rentalId())
                .setAmount(new Money(deposit.amountMinor(), deposit.currency()))
                .setAuthorizedAt(deposit.authorizedAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, deposit.authorizedAt(), event);
    }

    /**
     * @param deposit after the move
     * @param account after the move
     */
    static DomainEvent moved(Deposit deposit, DepositMove move, RentalAccount account) {
        return RentalAccountEvents.event(account, move.movedAt(), body(deposit, move, account));
    }

    private static SpecificRecord body(Deposit deposit, DepositMove move, RentalAccount account) {
        var amount = new Money(move.amountMinor(), move.currency());
        var snapshot = RentalAccountEvents.snapshot(account);
        return switch (move.kind()) {
            case CAPTURE ->
                DepositCaptured.newBuilder()
                        .setDepositId(deposit.id())
                        .setRentalId(deposit.rentalId())
                        .setAmount(amount)
                        .setCapturedAt(move.movedAt())
                        .setAccount(snapshot)
                        .build();
            case APPLY ->
                DepositApplied.newBuilder()
                        .setDepositId(deposit.id())
                        .setMoveId(move.id())
                        .setRentalId(deposit.rentalId())
                        .setAmount(amount)
                        .setHeld(new Money(deposit.heldMinor(), deposit.currency()))
                        .setAppliedAt(move.movedAt())
                        .setAccount(snapshot)
                        .build();
            case RELEASE ->
                DepositReleased.newBuilder()
                        .setDepositId(deposit.id())
                        .setRentalId(deposit.rentalId())
                        .setAmount(amount)
                        .setReleasedAt(move.movedAt())
                        .setAccount(snapshot)
                        .build();
        };
    }
}
