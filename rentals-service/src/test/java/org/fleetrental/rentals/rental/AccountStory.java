package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.ChargeReversed;
import org.fleetrental.events.accounting.CreditAllocated;
import org.fleetrental.events.accounting.DepositApplied;
import org.fleetrental.events.accounting.PaymentChargedBack;
import org.fleetrental.events.accounting.PaymentMethod;
import org.fleetrental.events.accounting.PaymentReceived;
import org.fleetrental.events.accounting.PaymentRefunded;
import org.fleetrental.events.accounting.ReceivableWrittenOff;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.DomainEvent;

/**
 * The account of a rental as accounting-service tells of it: each event with its version, and what is charged and paid
 * after it. What moved is any amount: only the account counts.
 */
record AccountStory(UUID rental) {

    private static final Money MOVED = eur(2_000);

    DomainEvent charged(long version, long charged, long paid) {
        return event(
                version,
                ChargeCreated.newBuilder()
                        .setChargeId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setDescription("Rental")
                        .setNet(eur(charged))
                        .setTax(eur(0))
                        .setTotal(eur(charged))
                        .setCreatedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    DomainEvent reversed(long version, long charged, long paid) {
        return event(
                version,
                ChargeReversed.newBuilder()
                        .setChargeId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setTotal(MOVED)
                        .setReversedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    DomainEvent paid(long version, long charged, long paid) {
        return paid(version, eur(paid), account(charged, paid));
    }

    /** Before the first charge, when the account is counted in whatever comes in. */
    DomainEvent paidInDollars(long version, long paid) {
        return paid(version, new Money(paid, "USD"), account(0, paid, -paid, "USD"));
    }

    private DomainEvent paid(long version, Money amount, RentalAccountSnapshot account) {
        return event(
                version,
                PaymentReceived.newBuilder()
                        .setPaymentId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(amount)
                        .setMethod(PaymentMethod.CARD)
                        .setCredit(new Money(0L, amount.getCurrency()))
                        .setReceivedAt(Instant.now())
                        .setAccount(account)
                        .build());
    }

    DomainEvent refunded(long version, long charged, long paid) {
        return refunded(version, MOVED, charged, paid);
    }

    /** Of what came in before the first charge. */
    DomainEvent refundedInDollars(long version, long amount, long charged) {
        return refunded(version, new Money(amount, "USD"), charged, 0);
    }

    private DomainEvent refunded(long version, Money amount, long charged, long paid) {
        return event(
                version,
                PaymentRefunded.newBuilder()
                        .setRefundId(UUID.randomUUID())
                        .setPaymentId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(amount)
                        .setMethod(PaymentMethod.CARD)
                        .setRefundedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    /** By a bank. */
    DomainEvent takenBack(long version, long charged, long paid) {
        return event(
                version,
                PaymentChargedBack.newBuilder()
                        .setChargeBackId(UUID.randomUUID())
                        .setPaymentId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(MOVED)
                        .setTakenBackAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    /** Of another rental's credit. */
    DomainEvent allocated(long version, long charged, long paid) {
        return event(
                version,
                CreditAllocated.newBuilder()
                        .setTransferId(UUID.randomUUID())
                        .setAllocationId(UUID.randomUUID())
                        .setFromRentalId(UUID.randomUUID())
                        .setToRentalId(rental)
                        .setAmount(MOVED)
                        .setAllocatedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    /** Of a deposit. */
    DomainEvent applied(long version, long charged, long paid) {
        return event(
                version,
                DepositApplied.newBuilder()
                        .setDepositId(UUID.randomUUID())
                        .setMoveId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(MOVED)
                        .setHeld(eur(0))
                        .setAppliedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    /** All that is charged and not paid. */
    DomainEvent writtenOff(long version, long charged, long paid) {
        return event(
                version,
                ReceivableWrittenOff.newBuilder()
                        .setWriteOffId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(eur(charged - paid))
                        .setWrittenOffAt(Instant.now())
                        .setAccount(account(charged, paid, 0, "EUR"))
                        .build());
    }

    private DomainEvent event(long version, SpecificRecord body) {
        return new DomainEvent(rental, version, Instant.now(), body);
    }

    private RentalAccountSnapshot account(long charged, long paid) {
        return account(charged, paid, charged - paid, "EUR");
    }

    private RentalAccountSnapshot account(long charged, long paid, long balance, String currency) {
        return RentalAccountSnapshot.newBuilder()
                .setRentalId(rental)
                .setCharged(new Money(charged, currency))
                .setPaid(new Money(paid, currency))
                .setBalance(new Money(balance, currency))
                .build();
    }

    private static Money eur(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }
}
