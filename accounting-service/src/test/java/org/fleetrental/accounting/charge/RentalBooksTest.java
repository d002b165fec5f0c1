package org.fleetrental.accounting.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.ChargeReversed;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.Handover;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class RentalBooksTest {

    private static final Map<String, Long> RESERVED =
            Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L);

    @Inject
    MessagingKit events;

    @Test
    void aReservationIsChargedButNotEarned() {
        var rental = new RentalStory();
        var reservation = told(rental.reserved());

        assertThat(books(rental.id)).isEqualTo(RESERVED);
        entries(rental.id)
                .body("items", hasSize(1))
                .body("items[0].causeEventId", equalTo(reservation.eventId().toString()))
                .body("items[0].causeType", equalTo("RentalReserved"))
                .body("items[0].occurredAt", equalTo("2026-03-01T11:00:00Z"));
        charges(rental.id)
                .body("items", hasSize(1))
                .body("items[0].customerId", equalTo(rental.customerId.toString()))
                .body("items[0].kind", equalTo("RENTAL"))
                .body("items[0].net.amountMinor", equalTo(10_000))
                .body("items[0].tax.amountMinor", equalTo(1_900))
                .body("items[0].total.amountMinor", equalTo(11_900))
                .body("items[0].total.currency", equalTo("EUR"))
                .body("items[0].reversedAt", nullValue());

        var published = events.onTopic(ChargeCreated.class, rental.id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(1);
        assertThat(published.metadata().causationId()).contains(reservation.eventId());
        assertThat(published.event().getTotal().getAmountMinor()).isEqualTo(11_900);
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isEqualTo(11_900);
        assertThat(published.event().getAccount().getCustomerId()).isEqualTo(rental.customerId);
    }

    @Test
    void activationPostsNothing() {
        var rental = new RentalStory();
        told(rental.reserved(), rental.activated());

        assertThat(books(rental.id)).isEqualTo(RESERVED);
        entries(rental.id).body("items", hasSize(1));
    }

    @Test
    void completionEarnsTheRentalOnceAndChargesWhatCameOnTop() {
        var rental = new RentalStory();
        var completed = rental.completed(
                rental.line(LineKind.LATE_FEE, 1_000),
                rental.line(LineKind.DISTANCE_FEE, 501),
                rental.line(LineKind.DAMAGE, 25_000));
        told(rental.reserved(), rental.activated(), completed);

        var expected = Map.of(
                "1200 EUR", 43_436L,
                "2200 EUR", -6_935L,
                "4000 EUR", -10_000L,
                "4100 EUR", -1_000L,
                "4200 EUR", -501L,
                "4300 EUR", -25_000L);
        assertThat(books(rental.id)).isEqualTo(expected);
        charges(rental.id)
                .body("items.kind", contains("RENTAL", "LATE_FEE", "DISTANCE_FEE", "DAMAGE"))
                .body("items.reversedAt", contains(nullValue(), nullValue(), nullValue(), nullValue()));
        assertThat(events.published(ChargeCreated.class, rental.id).versions()).containsExactly(1L, 2L, 3L, 4L);

        // The same end of the rental, told by one more event: nothing is left to post.
        told(new DomainEvent(rental.id, 4, RentalStory.NOW, completed.body()));
        assertThat(books(rental.id)).isEqualTo(expected);
        entries(rental.id).body("items", hasSize(2));
    }

    @Test
    void reserveAndCancelBringsEveryAccountBackToZero() {
        var rental = new RentalStory();
        told(rental.reserved());
        var cancellation = told(rental.cancelled());

        assertThat(books(rental.id)).isEmpty();
        entries(rental.id).body("items", hasSize(2));
        charges(rental.id).body("items", hasSize(1)).body("items[0].reversedAt", notNullValue());
        var reversed = events.onTopic(ChargeReversed.class, rental.id).once();
        assertThat(reversed.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(reversed.metadata().causationId()).contains(cancellation.eventId());
        assertThat(reversed.event().getTotal().getAmountMinor()).isEqualTo(11_900);
        assertThat(reversed.event().getAccount().getBalance().getAmountMinor()).isZero();
    }

    @Test
    void aLateCancellationLeavesItsFee() {
        var rental = new RentalStory();
        told(rental.reserved(), rental.cancelled(rental.line(LineKind.CANCELLATION_FEE, 2_000)));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 2_380L, "4400 EUR", -2_000L, "2200 EUR", -380L));
        assertThat(events.published(ChargeCreated.class, rental.id).versions()).containsExactly(1L, 3L);
        assertThat(events.published(ChargeReversed.class, rental.id).versions()).containsExactly(2L);
    }

    @Test
    void aPaidReservationThatIsCancelledLeavesTheCustomerItsMoney() {
        var rental = new RentalStory();
        told(rental.reserved());
        pay(rental.id, 11_900, "EUR", "CARD").statusCode(201);
        told(rental.cancelled());

        assertThat(books(rental.id)).isEqualTo(Map.of("1010 EUR", 11_900L, "2300 EUR", -11_900L));
    }

    @Test
    void anotherPriceOfALineReversesItAndChargesItAnew() {
        var rental = new RentalStory();
        told(rental.reserved(), rental.reservedAgain(2, rental.repriced(20_000)));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 23_800L, "2400 EUR", -20_000L, "2200 EUR", -3_800L));
        charges(rental.id).body("items.reversedAt", contains(notNullValue(), nullValue()));
    }

    /** Not even after the inbox's retention, or if the versions were lost: the charge itself is known. */
    @Test
    void aReservationIsChargedOnceWhateverIsForgotten() {
        var rental = new RentalStory();
        var reservation = told(rental.reserved());

        events.forget(reservation.eventId());
        reservation.again().isHandled();
        events.forget(reservation.eventId());
        events.forgetVersions(rental.id);
        reservation.again().isHandled();

        assertThat(books(rental.id)).isEqualTo(RESERVED);
        entries(rental.id).body("items", hasSize(1));
        charges(rental.id).body("items", hasSize(1));
        assertThat(events.published(ChargeCreated.class, rental.id).versions()).containsExactly(1L);
    }

    @Test
    void aLineThatIsThereTwiceIsRefusedAndNothingIsBooked() {
        var rental = new RentalStory();
        var line = rental.repriced(100);
        events.deliver(rental.reservedAgain(1, line, line)).isRejected("is there twice");

        entries(rental.id).body("items", empty());
    }

    @Test
    void amountsThatDoNotFitAreRefusedAndNothingIsBooked() {
        var rental = new RentalStory();
        var endless = rental.line(Ids.next(), LineKind.DAMAGE, Long.MAX_VALUE, 0);
        var oneMore = rental.line(LineKind.DAMAGE, 1);
        events.deliver(rental.reservedAgain(1, endless, oneMore)).isRejected("cannot hold amounts of this size");

        entries(rental.id).body("items", empty());
    }

    private Handover told(DomainEvent... inOrder) {
        return Arrays.stream(inOrder).map(events::handle).toList().getLast();
    }
}
