package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.fleetrental.events.rentals.PaymentStatus;
import org.fleetrental.events.rentals.RentalPaymentStatusChanged;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What accounting tells of a rental's account: all that settles a rental or unsettles it, each event twice. */
@QuarkusTest
class SettlementTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    private AccountStory account;

    @BeforeEach
    void reserve() {
        account = new AccountStory(reserved(fleet.vehicle(), day(1), day(2)));
    }

    @Test
    void chargesAndPaymentsMoveThePaymentStatusAndEachChangeIsAnnouncedOnce() {
        tell(account.charged(1, 6_545, 0));
        settled().body("paymentStatus", equalTo("UNPAID")).body("balance.amountMinor", is(6_545));
        tell(account.paid(2, 6_545, 2_000));
        settled().body("paymentStatus", equalTo("PARTIALLY_PAID")).body("paid.amountMinor", is(2_000));
        tell(account.paid(3, 6_545, 6_545));
        settled().body("paymentStatus", equalTo("PAID")).body("balance.amountMinor", is(0));
        tell(account.charged(4, 8_000, 6_545));
        settled().body("paymentStatus", equalTo("PARTIALLY_PAID"));
        tell(account.reversed(5, 6_000, 6_545));
        settled().body("paymentStatus", equalTo("PAID")).body("balance.amountMinor", is(-545));

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
        tell(order, account.charged(1, 6_545, 0), account.paid(2, 6_545, 2_000), account.paid(3, 6_545, 6_545));

        settled()
                .body("paymentStatus", equalTo("PAID"))
                .body("paid.amountMinor", is(6_545))
                .body("balance.amountMinor", is(0));
        var announced = order.indexOf('2') < order.indexOf('3') ? 2 : 1;
        assertThat(changes(announced).getLast().getTo()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void whatGoesBackInPartIsPartlyPaidAndAllOfItIsRefunded() {
        tell(account.charged(1, 6_545, 0));
        tell(account.paid(2, 6_545, 6_545));
        tell(account.refunded(3, 6_545, 2_000));
        settled().body("paymentStatus", equalTo("PARTIALLY_PAID")).body("paid.amountMinor", is(2_000));
        tell(account.refunded(4, 6_545, 0));
        settled().body("paymentStatus", equalTo("REFUNDED")).body("balance.amountMinor", is(6_545));
        tell(account.charged(5, 7_000, 0));
        settled().body("paymentStatus", equalTo("REFUNDED"));
        tell(account.paid(6, 7_000, 7_000));

        assertThat(changes(4))
                .extracting(RentalPaymentStatusChanged::getTo)
                .containsExactly(
                        PaymentStatus.PAID, PaymentStatus.PARTIALLY_PAID, PaymentStatus.REFUNDED, PaymentStatus.PAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "4321", "1432", "2413", "3412", "4132", "1423"})
    void inWhateverOrderTheyComeWhatWentBackIsRefunded(String order) {
        tell(
                order,
                account.charged(1, 6_545, 0),
                account.paid(2, 6_545, 6_545),
                account.refunded(3, 6_545, 0),
                account.charged(4, 8_000, 0));

        settled()
                .body("paymentStatus", equalTo("REFUNDED"))
                .body("paid.amountMinor", is(0))
                .body("balance.amountMinor", is(8_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
    void inWhateverOrderTheyComeWhatABankTookBackIsOwedAndWasPaidOnce(String order) {
        tell(order, account.charged(1, 6_545, 0), account.paid(2, 6_545, 6_545), account.takenBack(3, 6_545, 0));

        settled().body("paymentStatus", equalTo("REFUNDED")).body("balance.amountMinor", is(6_545));
    }

    /** The rest, beside credit of another rental and a deposit. */
    @ParameterizedTest
    @ValueSource(strings = {"1234", "4321", "2143", "3412", "4123", "1432"})
    void inWhateverOrderTheyComeWhatWasWrittenOffIsNotPaid(String order) {
        tell(
                order,
                account.charged(1, 6_545, 0),
                account.allocated(2, 6_545, 1_000),
                account.applied(3, 6_545, 3_000),
                account.writtenOff(4, 6_545, 3_000));

        settled()
                .body("paymentStatus", equalTo("PARTIALLY_PAID"))
                .body("paid.amountMinor", is(3_000))
                .body("balance.amountMinor", is(0));
    }

    @Test
    void creditOrADepositThatCoversThePriceHasPaidIt() {
        tell(account.charged(1, 6_545, 0));
        tell(account.allocated(2, 6_545, 1_000));
        settled().body("paymentStatus", equalTo("PARTIALLY_PAID"));
        tell(account.applied(3, 6_545, 6_545));
        settled().body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void whatIsWrittenOffAsAWholeIsUnpaidAndNotOwed() {
        tell(account.charged(1, 6_545, 0));
        tell(account.writtenOff(2, 6_545, 0));
        settled().body("paymentStatus", equalTo("UNPAID")).body("balance.amountMinor", is(0));
    }

    /** Accounting takes in what comes before the charge, in whatever currency; 3 is the refund of that payment. */
    @ParameterizedTest
    @ValueSource(strings = {"123", "213", "321", "132"})
    void aPaymentInAnotherCurrencyPaysNothingOfTheRental(String order) {
        tell(
                order,
                account.paidInDollars(1, 4_000),
                account.charged(2, 6_545, 0),
                account.refundedInDollars(3, 4_000, 6_545));

        settled().body("paymentStatus", equalTo("UNPAID")).body("balance.amountMinor", is(6_545));
    }

    @Test
    void aPaymentBeforeTheFirstChargeIsNotYetThePriceOfAnything() {
        tell(account.paid(1, 0, 2_000));
        settled().body("paymentStatus", equalTo("PARTIALLY_PAID")).body("balance.amountMinor", is(-2_000));
        tell(account.charged(2, 2_000, 2_000));
        settled().body("paymentStatus", equalTo("PAID"));
    }

    @Test
    void anAccountOfNoRentalHereIsADeadLetter() {
        var unknown = UUID.randomUUID();
        events.deliver(new AccountStory(unknown).charged(1, 6_545, 0)).isRejected(unknown.toString());
    }

    @Test
    void aRefundOfNoRentalHereIsADeadLetter() {
        var unknown = UUID.randomUUID();
        events.deliver(new AccountStory(unknown).refunded(1, 0, 0)).isRejected(unknown.toString());
    }

    /** @param order digits: 1 is the first of the events */
    private void tell(String order, DomainEvent... accounts) {
        order.chars().forEach(digit -> events.handle(accounts[digit - '1']));
    }

    /** Through Kafka. */
    private void tell(DomainEvent event) {
        events.deliver(event).again().isHandled();
    }

    private ValidatableResponse settled() {
        return rental(account.rental());
    }

    private List<RentalPaymentStatusChanged> changes(int count) {
        return events.published(RentalPaymentStatusChanged.class, account.rental()).times(count).stream()
                .map(published -> published.event())
                .toList();
    }
}
