package org.fleetrental.accounting.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.deposit;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.Handover;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/**
 * Every order of a rental's events and its payment ends in the same books. One rental for each order; all of them take
 * their first step, then all their second, and so on.
 */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class AnyOrderTest {

    @Inject
    MessagingKit events;

    /** Something that happens to a rental. */
    sealed interface Step {}

    record Told(String name, Function<RentalStory, DomainEvent> event) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    record Paid(long amountMinor) implements Step {}

    /** Is paid by card, and the bank takes it back. */
    record TakenBack(long amountMinor) implements Step {}

    /** Is left as a deposit; nothing of it is applied. */
    record Left(long amountMinor) implements Step {}

    private static final Step RESERVED = new Told("reserved", RentalStory::reserved);
    private static final Step ACTIVATED = new Told("activated", RentalStory::activated);
    private static final Step COMPLETED =
            new Told("completed", rental -> rental.completed(rental.line(LineKind.LATE_FEE, 1_000)));

    @Test
    void aCompletedRental() {
        inEveryOrder(
                List.of(RESERVED, ACTIVATED, COMPLETED, new Paid(10_000)),
                Map.of(
                        "1010 EUR",
                        10_000L,
                        "1200 EUR",
                        3_090L,
                        "2200 EUR",
                        -2_090L,
                        "4000 EUR",
                        -10_000L,
                        "4100 EUR",
                        -1_000L),
                3_090);
    }

    @Test
    void aCompletedRentalThatIsPaidTwiceAndTooMuch() {
        inEveryOrder(
                List.of(RESERVED, new Paid(12_000), COMPLETED, new Paid(2_000)),
                Map.of(
                        "1010 EUR",
                        14_000L,
                        "2300 EUR",
                        -910L,
                        "2200 EUR",
                        -2_090L,
                        "4000 EUR",
                        -10_000L,
                        "4100 EUR",
                        -1_000L),
                0);
    }

    @Test
    void aCompletionWithoutItsReservation() {
        inEveryOrder(
                List.of(COMPLETED, new Paid(13_090)),
                Map.of("1010 EUR", 13_090L, "2200 EUR", -2_090L, "4000 EUR", -10_000L, "4100 EUR", -1_000L),
                0);
    }

    @Test
    void aCancelledReservation() {
        inEveryOrder(
                List.of(RESERVED, new Told("cancelled", RentalStory::cancelled), new Paid(500)),
                Map.of("1010 EUR", 500L, "2300 EUR", -500L),
                0);
    }

    @Test
    void aCancelledReservationWithAFee() {
        Step cancelled =
                new Told("cancelled", rental -> rental.cancelled(rental.line(LineKind.CANCELLATION_FEE, 2_000)));
        inEveryOrder(
                List.of(RESERVED, cancelled, new Paid(500)),
                Map.of("1010 EUR", 500L, "1200 EUR", 1_880L, "2200 EUR", -380L, "4400 EUR", -2_000L),
                1_880);
    }

    @Test
    void aCompletedRentalOfWhichAPaymentIsTakenBackAndADepositHeld() {
        inEveryOrder(
                List.of(RESERVED, COMPLETED, new TakenBack(20_000), new Left(700)),
                Map.of(
                        "1010 EUR",
                        700L,
                        "2500 EUR",
                        -700L,
                        "1200 EUR",
                        13_090L,
                        "2200 EUR",
                        -2_090L,
                        "4000 EUR",
                        -10_000L,
                        "4100 EUR",
                        -1_000L),
                13_090);
    }

    private void inEveryOrder(List<Step> steps, Map<String, Long> expected, int due) {
        var orders = permutations(steps);
        var rentals = orders.stream().map(_ -> new RentalStory()).toList();
        var handovers = new ArrayList<Handover>();
        for (int step = 0; step < steps.size(); step++) {
            for (int i = 0; i < orders.size(); i++) {
                switch (orders.get(i).get(step)) {
                    case Told told -> handovers.add(events.handle(told.event().apply(rentals.get(i))));
                    case Paid paid ->
                        pay(rentals.get(i).id, paid.amountMinor(), "EUR", "CARD")
                                .statusCode(201);
                    case TakenBack taken ->
                        chargeBack(paid(rentals.get(i).id, taken.amountMinor())).statusCode(201);
                    case Left left ->
                        deposit(deposit(rentals.get(i).id, left.amountMinor()), "capture", left.amountMinor())
                                .statusCode(200);
                }
            }
        }
        for (int i = 0; i < orders.size(); i++) {
            assertBooks(orders.get(i), rentals.get(i).id, expected, due);
        }
        var before = rentals.stream().map(rental -> traces(rental.id)).toList();

        handovers.forEach(handover -> handover.again().isDuplicate());
        rentals.forEach(rental -> events.handle(rental.activated()));
        assertThat(rentals.stream().map(rental -> traces(rental.id)).toList()).isEqualTo(before);
    }

    private static void assertBooks(List<Step> order, UUID rentalId, Map<String, Long> expected, int due) {
        assertThat(books(rentalId)).as(order.toString()).isEqualTo(expected);
        invoice(rentalId).statusCode(200).body("due.amountMinor", equalTo(due));
    }

    /** All that a rental has left behind. */
    private static List<String> traces(UUID rentalId) {
        return List.of(
                entries(rentalId).extract().asString(),
                charges(rentalId).extract().asString(),
                invoice(rentalId).extract().asString());
    }

    private static List<List<Step>> permutations(List<Step> steps) {
        if (steps.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Step>>();
        for (int i = 0; i < steps.size(); i++) {
            var others = new ArrayList<>(steps);
            var first = others.remove(i);
            for (var rest : permutations(others)) {
                var order = new ArrayList<Step>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
