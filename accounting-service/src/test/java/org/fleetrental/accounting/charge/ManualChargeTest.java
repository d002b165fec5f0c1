package org.fleetrental.accounting.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.charge;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.reverse;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.ChargeReversed;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/** What an accountant charges, and takes back. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ManualChargeTest {

    @Inject
    MessagingKit events;

    @Test
    void aChargeByHandIsOwedWithoutTaxAndAnnounced() {
        var rental = reserved();

        var created = charge(rental.id, 1_250, "EUR")
                .statusCode(201)
                .body("kind", equalTo("MANUAL"))
                .body("total.amountMinor", equalTo(1_250))
                .body("tax.amountMinor", equalTo(0))
                .body("vehicleId", equalTo(rental.vehicleId.toString()))
                .body("customerId", equalTo(rental.customerId.toString()))
                .extract();

        assertThat(as("agent").get(created.header("Location")).asString()).isEqualTo(created.asString());
        assertThat(books(rental.id))
                .isEqualTo(Map.of("1200 EUR", 13_150L, "2400 EUR", -10_000L, "2200 EUR", -1_900L, "4500 EUR", -1_250L));
        var published =
                events.published(ChargeCreated.class, rental.id).times(2).getLast();
        assertThat(published.event().getChargeId()).hasToString(created.path("id"));
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isEqualTo(13_150);
        assertThat(created.<String>path("causeEventId"))
                .isEqualTo(published.metadata().eventId().toString());
        entries(rental.id).body("items[1].causeEventId", equalTo(created.path("causeEventId")));
    }

    @Test
    void theNextEventOfTheRentalLeavesItAlone() {
        var rental = reserved();
        charge(rental.id, 1_250, "EUR").statusCode(201);
        events.handle(rental.completed());

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1200 EUR", 13_150L, "4000 EUR", -10_000L, "2200 EUR", -1_900L, "4500 EUR", -1_250L));
        charges(rental.id).body("items", hasSize(2));
    }

    @Test
    void aCreditPaysForAChargeByHand() {
        var rental = reserved();
        paid(rental.id, 12_000);
        charge(rental.id, 1_000, "EUR").statusCode(201);

        assertThat(books(rental.id))
                .isEqualTo(Map.of(
                        "1010 EUR",
                        12_000L,
                        "1200 EUR",
                        900L,
                        "2400 EUR",
                        -10_000L,
                        "2200 EUR",
                        -1_900L,
                        "4500 EUR",
                        -1_000L));
    }

    @Test
    void aRepeatedChargeIsMadeOnce() {
        var rental = reserved();
        var request = as("accountant")
                .header("Idempotency-Key", "charge " + rental.id)
                .body(
                        "{\"rentalId\":\"%s\",\"amount\":{\"amountMinor\":5,\"currency\":\"EUR\"},\"description\":\"toll\"}"
                                .formatted(rental.id));

        request.post("/v1/charges").then().statusCode(201);
        request.post("/v1/charges").then().statusCode(201).header("Idempotency-Replayed", "true");

        charges(rental.id).body("items", hasSize(2));
    }

    @Test
    void aChargeThatCannotBeIsRefused() {
        var rental = reserved();

        problem(charge(UUID.randomUUID(), 100, "EUR"), 409, "rental-unknown");
        problem(charge(rental.id, 100, "USD"), 409, "currency-mismatch");
        problem(charge(rental.id, 0, "EUR"), 422, "invalid-field");
        problem(as("agent").body("{}").post("/v1/charges").then(), 403, "forbidden");
        problem(
                as("accountant")
                        .body(Map.of("rentalId", rental.id))
                        .post("/v1/charges")
                        .then(),
                422,
                "invalid-field");
    }

    @Test
    void aReversedChargeIsOwedNoMore() {
        var rental = reserved();
        String charge = charge(rental.id, 1_250, "EUR").extract().path("id");

        reverse(charge).statusCode(200).body("reversalReason", equalTo("goodwill"));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        var published = events.published(ChargeReversed.class, rental.id).once();
        assertThat(published.event().getChargeId()).hasToString(charge);
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isEqualTo(11_900);
    }

    @Test
    void aLineOfThePriceThatIsReversedIsNotChargedAgainByTheRentalsNextEvents() {
        var rental = reserved();
        var lateFee = rental.line(LineKind.LATE_FEE, 1_000);
        reverse(charges(rental.id).extract().path("items[0].id")).statusCode(200);
        assertThat(books(rental.id)).isEmpty();

        events.handle(rental.activated());
        events.handle(rental.extended(3, RentalState.ACTIVE));
        assertThat(books(rental.id)).isEmpty();
        events.handle(new org.fleetrental.messaging.DomainEvent(
                rental.id, 4, RentalStory.NOW, rental.completed(lateFee).body()));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 1_190L, "4100 EUR", -1_000L, "2200 EUR", -190L));
    }

    @Test
    void whatWasPaidForAReversedChargeIsTheCustomersCredit() {
        var rental = reserved();
        paid(rental.id, 11_900);
        reverse(charges(rental.id).extract().path("items[0].id")).statusCode(200);

        assertThat(books(rental.id)).isEqualTo(Map.of("1010 EUR", 11_900L, "2300 EUR", -11_900L));
    }

    @Test
    void aChargeIsReversedOnceAlsoByTwoAtOnce() throws InterruptedException {
        var rental = reserved();
        String charge = charge(rental.id, 1_250, "EUR").extract().path("id");
        Callable<Integer> reversal = () -> reverse(charge).extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(4)) {
            var answers =
                    executor.invokeAll(Stream.generate(() -> reversal).limit(4).toList());
            assertThat(answers.stream().map(answer -> answer.resultNow()).toList())
                    .containsExactlyInAnyOrder(200, 409, 409, 409);
        }

        problem(reverse(charge), 409, "charge-already-reversed");
        problem(reverse(UUID.randomUUID().toString()), 404, "not-found");
        events.published(ChargeReversed.class, rental.id).once();
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }
}
