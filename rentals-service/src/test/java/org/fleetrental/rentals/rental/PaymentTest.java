package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.ChargeReversed;
import org.fleetrental.events.accounting.PaymentMethod;
import org.fleetrental.events.accounting.PaymentReceived;
import org.fleetrental.events.accounting.PaymentRefunded;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.events.rentals.PaymentStatus;
import org.fleetrental.events.rentals.RentalPaymentStatusChanged;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What accounting tells of a rental's account; every event is delivered twice. */
@QuarkusTest
class PaymentTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    private UUID rental;

    @BeforeEach
    void reserve() {
        rental = reserved(fleet.vehicle(), day(1), day(2));
    }

    @Test
    void chargesAndPaymentsMoveThePaymentStatusAndEachChangeIsAnnouncedOnce() {
        events.deliver(charged(1, 6_545, 0)).again().isHandled();
        rental(rental).body("paymentStatus", equalTo("UNPAID")).body("balance.amountMinor", is(6_545));
        events.handle(paid(2, 6_545, 2_000));
        rental(rental).body("paymentStatus", equalTo("PARTIALLY_PAID")).body("paid.amountMinor", is(2_000));
        events.handle(paid(3, 6_545, 6_545));
        rental(rental).body("paymentStatus", equalTo("PAID")).body("balance.amountMinor", is(0));
        events.handle(charged(4, 8_000, 6_545));
        rental(rental).body("paymentStatus", equalTo("PARTIALLY_PAID"));
        events.handle(reversed(5, 6_000, 6_545));
        rental(rental).body("paymentStatus", equalTo("PAID")).body("balance.amountMinor", is(-545));

        var changes = changes(4);
        assertThat(changes)
                .extracting(RentalPaymentStatusChanged::getTo)
                .containsExactly(
                        PaymentStatus.PARTIALLY_PAID,
                        PaymentStatus.PAID,
                        PaymentStatus.PARTIALLY_PAID,
                        PaymentStatus.PAID);
        assertThat(changes.getFirst().getFrom()).isEqualTo(PaymentStatus.UNPAID);
        assertThat(changes.getLast().getBalance().getAmountMinor()).isEqualTo(-545);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
    void inWhateverOrderTheyComeTheNewestAccountStands(String order) {
        for (var version : order.toCharArray()) {
            events.handle(
                    switch (version) {
                        case '1' -> charged(1, 6_545, 0);
                        case '2' -> paid(2, 6_545, 2_000);
                        default -> paid(3, 6_545, 6_545);
                    });
        }

        rental(rental)
                .body("paymentStatus", equalTo("PAID"))
                .body("paid.amountMinor", is(6_545))
                .body("balance.amountMinor", is(0));
        var announced = order.indexOf('2') < order.indexOf('3') ? 2 : 1;
        assertThat(changes(announced).getLast().getTo()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void whatGoesBackInPartIsPartlyPaidAndAllOfItIsRefunded() {
        events.handle(charged(1, 6_545, 0));
        events.handle(paid(2, 6_545, 6_545));
        events.handle(refunded(3, 6_545, 2_000));
        rental(rental).body("paymentStatus", equalTo("PARTIALLY_PAID")).body("paid.amountMinor", is(2_000));
        events.deliver(refunded(4, 6_545, 0)).again().isHandled();
        rental(rental).body("paymentStatus", equalTo("REFUNDED")).body("balance.amountMinor", is(6_545));
        events.handle(charged(5, 7_000, 0));
        rental(rental).body("paymentStatus", equalTo("REFUNDED"));
        events.handle(paid(6, 7_000, 7_000));

        assertThat(changes(4))
                .extracting(RentalPaymentStatusChanged::getTo)
                .containsExactly(
                        PaymentStatus.PAID, PaymentStatus.PARTIALLY_PAID, PaymentStatus.REFUNDED, PaymentStatus.PAID);
    }

    /** 1 is a charge, 2 a payment, 3 its refund, 4 another charge. */
    @ParameterizedTest
    @ValueSource(strings = {"1234", "4321", "1432", "2413", "3412", "4132", "1423"})
    void inWhateverOrderTheyComeWhatWentBackIsRefunded(String order) {
        for (var version : order.toCharArray()) {
            events.handle(
                    switch (version) {
                        case '1' -> charged(1, 6_545, 0);
                        case '2' -> paid(2, 6_545, 6_545);
                        case '3' -> refunded(3, 6_545, 0);
                        default -> charged(4, 8_000, 0);
                    });
        }
        rental(rental)
                .body("paymentStatus", equalTo("REFUNDED"))
                .body("paid.amountMinor", is(0))
                .body("balance.amountMinor", is(8_000));
    }

    /** Accounting takes in what comes before the charge, in whatever currency; 3 is the refund of that payment. */
    @ParameterizedTest
    @ValueSource(strings = {"123", "213", "321", "132"})
    void aPaymentInAnotherCurrencyPaysNothingOfTheRental(String order) {
        for (var version : order.toCharArray()) {
            events.handle(
                    switch (version) {
                        case '1' -> paid(1, new Money(4_000L, "USD"), account(0, 4_000, "USD"));
                        case '2' -> charged(2, 6_545, 0);
                        default -> refunded(3, new Money(4_000L, "USD"), account(6_545, 0, "EUR"));
                    });
        }

        rental(rental).body("paymentStatus", equalTo("UNPAID")).body("balance.amountMinor", is(6_545));
    }

    @Test
    void aRefundOfNoRentalHereIsADeadLetter() {
        rental = UUID.randomUUID();
        events.deliver(refunded(1, 0, 0)).isRejected(rental.toString());
    }

    @Test
    void aPaymentBeforeTheFirstChargeIsNotYetThePriceOfAnything() {
        events.handle(paid(1, 0, 2_000));
        rental(rental).body("paymentStatus", equalTo("PARTIALLY_PAID")).body("balance.amountMinor", is(-2_000));
        events.handle(charged(2, 2_000, 2_000));
        rental(rental).body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void anAccountOfNoRentalHereIsADeadLetter() {
        rental = UUID.randomUUID();
        events.deliver(charged(1, 6_545, 0)).isRejected(rental.toString());
    }

    private List<RentalPaymentStatusChanged> changes(int count) {
        return events.published(RentalPaymentStatusChanged.class, rental).times(count).stream()
                .map(published -> published.event())
                .toList();
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

    private DomainEvent reversed(long version, long charged, long paid) {
        return event(
                version,
                ChargeReversed.newBuilder()
                        .setChargeId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setTotal(eur(2_000))
                        .setReversedAt(Instant.now())
                        .setAccount(account(charged, paid))
                        .build());
    }

    private DomainEvent paid(long version, long charged, long paid) {
        return paid(version, eur(paid), account(charged, paid));
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

    private DomainEvent refunded(long version, long charged, long paid) {
        return refunded(version, eur(2_000), account(charged, paid));
    }

    private DomainEvent refunded(long version, Money amount, RentalAccountSnapshot account) {
        return event(
                version,
                PaymentRefunded.newBuilder()
                        .setRefundId(UUID.randomUUID())
                        .setPaymentId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setAmount(amount)
                        .setMethod(PaymentMethod.CARD)
                        .setRefundedAt(Instant.now())
                        .setAccount(account)
                        .build());
    }

    private DomainEvent event(long version, SpecificRecord body) {
        return new DomainEvent(rental, version, Instant.now(), body);
    }

    private RentalAccountSnapshot account(long charged, long paid) {
        return account(charged, paid, "EUR");
    }

    private RentalAccountSnapshot account(long charged, long paid, String currency) {
        return RentalAccountSnapshot.newBuilder()
                .setRentalId(rental)
                .setCharged(new Money(charged, currency))
                .setPaid(new Money(paid, currency))
                .setBalance(new Money(charged - paid, currency))
                .build();
    }

    private static Money eur(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }
}
