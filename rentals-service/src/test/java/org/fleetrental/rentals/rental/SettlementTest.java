package org.fleetrental.rentals.rental;

import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.CreditAllocated;
import org.fleetrental.events.accounting.DepositApplied;
import org.fleetrental.events.accounting.PaymentChargedBack;
import org.fleetrental.events.accounting.PaymentMethod;
import org.fleetrental.events.accounting.PaymentReceived;
import org.fleetrental.events.accounting.ReceivableWrittenOff;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What settles a rental beside payments and refunds, and what unsettles it; every event is delivered twice. */
@QuarkusTest
class SettlementTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    private UUID rental;

    @BeforeEach
    void reserve() {
        rental = reserved(fleet.vehicle(), day(1), day(2));
    }

    /** 1 is a charge, 2 a payment that a bank takes back with 3. */
    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
    void inWhateverOrderTheyComeWhatABankTookBackIsOwedAndWasPaidOnce(String order) {
        for (var version : order.toCharArray()) {
            events.deliver(
                            switch (version) {
                                case '1' -> charged(1, 6_545, 0);
                                case '2' -> paid(2, 6_545, 6_545);
                                default -> takenBack(3, 6_545, 0);
                            })
                    .again()
                    .isHandled();
        }
        rental(rental).body("paymentStatus", equalTo("REFUNDED")).body("balance.amountMinor", is(6_545));
    }

    /** 1 is a charge, 2 credit of another rental, 3 a deposit, 4 a write-off of the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"1234", "4321", "2143", "3412", "4123", "1432"})
    void inWhateverOrderTheyComeWhatWasWrittenOffIsNotPaid(String order) {
        for (var version : order.toCharArray()) {
            events.deliver(
                            switch (version) {
                                case '1' -> charged(1, 6_545, 0);
                                case '2' -> allocated(2, 6_545, 1_000);
                                case '3' -> applied(3, 6_545, 3_000);
                                default -> writtenOff(4, 6_545, 3_000);
                            })
                    .again()
                    .isHandled();
        }
        rental(rental)
                .body("paymentStatus", equalTo("PARTIALLY_PAID"))
                .body("paid.amountMinor", is(3_000))
                .body("balance.amountMinor", is(0));
    }

    @Test
    void creditOrADepositThatCoversThePriceHasPaidIt() {
        events.handle(charged(1, 6_545, 0));
        events.handle(allocated(2, 6_545, 1_000));
        rental(rental).body("paymentStatus", equalTo("PARTIALLY_PAID"));
        events.handle(applied(3, 6_545, 6_545));
        rental(rental).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void whatIsWrittenOffAsAWholeIsUnpaidAndNotOwed() {
        events.handle(charged(1, 6_545, 0));
        events.handle(writtenOff(2, 6_545, 0));
        rental(rental).body("paymentStatus", equalTo("UNPAID")).body("balance.amountMinor", is(0));
    }

    private DomainEvent charged(long version, long charged, long paid) {
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

    private DomainEvent paid(long version, long charged, long paid) {
        return event(
                version,
                PaymentReceived.newBuilder()
                        .setPaymentId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(eur(paid))
                        .setMethod(PaymentMethod.CARD)
                        .setCredit(eur(0))
                        .setReceivedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    private DomainEvent takenBack(long version, long charged, long paid) {
        return event(
                version,
                PaymentChargedBack.newBuilder()
                        .setChargeBackId(UUID.randomUUID())
                        .setPaymentId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(eur(2_000))
                        .setTakenBackAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    private DomainEvent allocated(long version, long charged, long paid) {
        return event(
                version,
                CreditAllocated.newBuilder()
                        .setTransferId(UUID.randomUUID())
                        .setAllocationId(UUID.randomUUID())
                        .setFromRentalId(UUID.randomUUID())
                        .setToRentalId(rental)
                        .setAmount(eur(1_000))
                        .setAllocatedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    private DomainEvent applied(long version, long charged, long paid) {
        return event(
                version,
                DepositApplied.newBuilder()
                        .setDepositId(UUID.randomUUID())
                        .setMoveId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(eur(2_000))
                        .setHeld(eur(0))
                        .setAppliedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    /** The rest is given up. */
    private DomainEvent writtenOff(long version, long charged, long paid) {
        return event(
                version,
                ReceivableWrittenOff.newBuilder()
                        .setWriteOffId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(eur(charged - paid))
                        .setWrittenOffAt(Instant.now())
                        .setAccount(account(charged, paid, 0))
                        .build());
    }

    private DomainEvent event(long version, SpecificRecord body) {
        return new DomainEvent(rental, version, Instant.now(), body);
    }

    private RentalAccountSnapshot account(long charged, long paid) {
        return account(charged, paid, charged - paid);
    }

    private RentalAccountSnapshot account(long charged, long paid, long balance) {
        return RentalAccountSnapshot.newBuilder()
                .setRentalId(rental)
                .setCharged(eur(charged))
                .setPaid(eur(paid))
                .setBalance(eur(balance))
                .build();
    }

    private static Money eur(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }
}
