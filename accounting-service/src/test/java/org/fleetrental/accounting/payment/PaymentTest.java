package org.fleetrental.accounting.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.fleetrental.accounting.AccountingApi.payment;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.PaymentMethod;
import org.fleetrental.events.accounting.PaymentReceived;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class PaymentTest {

    @Inject
    MessagingKit events;

    @ParameterizedTest
    @CsvSource({"CARD,1010", "CASH,1000", "TRANSFER,1020"})
    void aPaymentIsBookedByItsMethodAndAnnounced(String method, String account) {
        var rental = reserved();
        var body = payment(rental.id, 5_000, "EUR", method);
        body.put("reference", "T-17");

        var created = pay(UUID.randomUUID().toString(), body)
                .statusCode(201)
                .body("rentalId", equalTo(rental.id.toString()))
                .body("amount.amountMinor", equalTo(5_000))
                .body("method", equalTo(method))
                .body("reference", equalTo("T-17"))
                .body("credit.amountMinor", equalTo(0))
                .extract();

        String id = created.path("id");
        assertThat(created.header("Location")).endsWith("/v1/payments/" + id);
        assertThat(as("accountant").get("/v1/payments/" + id).asString()).isEqualTo(created.asString());
        assertThat(books(rental.id))
                .isEqualTo(Map.of(
                        account + " EUR", 5_000L, "1200 EUR", 6_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        var published = events.published(PaymentReceived.class, rental.id).once();
        entries(rental.id)
                .body(
                        "items[1].causeEventId",
                        equalTo(published.metadata().eventId().toString()));
        assertThat(published.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(published.event().getPaymentId()).hasToString(id);
        assertThat(published.event().getMethod()).isEqualTo(PaymentMethod.valueOf(method));
        assertThat(published.event().getAccount().getPaid().getAmountMinor()).isEqualTo(5_000);
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isEqualTo(6_900);
    }

    @Test
    void anOverpaymentIsKeptAsCredit() {
        var rental = reserved();

        pay(rental.id, 12_000, "EUR", "CARD").statusCode(201).body("credit.amountMinor", equalTo(100));

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1010 EUR", 12_000L, "2300 EUR", -100L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rental.id)
                .body("lines", hasSize(1))
                .body("net.amountMinor", equalTo(10_000))
                .body("tax.amountMinor", equalTo(1_900))
                .body("total.amountMinor", equalTo(11_900))
                .body("paid.amountMinor", equalTo(12_000))
                .body("due.amountMinor", equalTo(0))
                .body("credit.amountMinor", equalTo(100));
    }

    @Test
    void aPaymentForARentalThatIsNotKnownYetIsKeptAsCredit() {
        var rental = new RentalStory();

        pay(rental.id, 11_900, "EUR", "CASH").statusCode(201).body("credit.amountMinor", equalTo(11_900));

        assertThat(books(rental.id)).isEqualTo(Map.of("1000 EUR", 11_900L, "2300 EUR", -11_900L));
        invoice(rental.id)
                .statusCode(200)
                .body("customerId", nullValue())
                .body("lines", empty())
                .body("credit.amountMinor", equalTo(11_900));
        var published = events.published(PaymentReceived.class, rental.id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(1);
        assertThat(published.event().getAccount().getCustomerId()).isNull();
    }

    @Test
    void aPaymentInAnotherCurrencyThanTheRentalsIsRefused() {
        var rental = reserved();

        problem(pay(rental.id, 100, "USD", "CARD"), 409, "currency-mismatch").body("currency", equalTo("EUR"));

        entries(rental.id).body("items", hasSize(1));
    }

    @Test
    void moneyThatCameInAnotherCurrencyBeforeTheChargeStaysTheCustomers() {
        var rental = new RentalStory();
        pay(rental.id, 500, "USD", "CARD").statusCode(201);
        events.handle(rental.reserved());

        assertThat(books(rental.id))
                .isEqualTo(Map.of(
                        "1010 USD",
                        500L,
                        "2300 USD",
                        -500L,
                        "1200 EUR",
                        11_900L,
                        "2400 EUR",
                        -10_000L,
                        "2200 EUR",
                        -1_900L));
        invoice(rental.id).body("due.amountMinor", equalTo(11_900)).body("due.currency", equalTo("EUR"));
    }

    @Test
    void aRepeatedRequestIsPaidOnce() {
        var rental = new RentalStory();
        var key = UUID.randomUUID().toString();
        var body = payment(rental.id, 700, "EUR", "CARD");
        var first = pay(key, body).statusCode(201).extract();

        var again = pay(key, body).statusCode(201).extract();

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        entries(rental.id).body("items", hasSize(1));
        problem(pay(key, payment(rental.id, 701, "EUR", "CARD")), 422, "idempotency-key-reused");
    }

    @Test
    void paymentsAndTheReservationThatRaceForAnAccountAllCount() throws InterruptedException {
        var rental = new RentalStory();
        Callable<Integer> payment =
                () -> pay(rental.id, 100, "EUR", "CARD").extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(8)) {
            var answers = Stream.generate(() -> payment)
                    .limit(16)
                    .map(executor::submit)
                    .toList();
            var reservation = events.deliver(rental.reserved());
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(201));
            reservation.isHandled();
        }

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1010 EUR", 1_600L, "1200 EUR", 10_300L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rental.id).body("due.amountMinor", equalTo(10_300));
        assertThat(events.onTopic(PaymentReceived.class, rental.id).times(16))
                .extracting(event -> event.metadata().aggregateVersion())
                .isSubsetOf(LongStream.rangeClosed(1, 17).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "amount":{"amountMinor":0,"currency":"EUR"},"method":"CARD"             | 422 | amount.amountMinor
                    "amount":{"amountMinor":-5,"currency":"EUR"},"method":"CARD"            | 422 | amount.amountMinor
                    "amount":{"amountMinor":1000000000001,"currency":"EUR"},"method":"CARD" | 422 | amount.amountMinor
                    "amount":{"amountMinor":5,"currency":"euro"},"method":"CARD"            | 422 | amount.currency
                    "amount":{"amountMinor":5,"currency":"QQQ"},"method":"CARD"             | 422 | amount.currency
                    "amount":{"amountMinor":5},"method":"CARD"                              | 422 | amount.currency
                    "amount":{"amountMinor":5,"currency":"EUR"}                             | 422 | method
                    "method":"CARD"                                                         | 422 | amount
                    "amount":{"amountMinor":5,"currency":"EUR"},"method":"SHELLS"           | 400 | method
                    "amount":{"amountMinor":5.5,"currency":"EUR"},"method":"CARD"           | 400 | amount.amountMinor
                    "amount":{"amountMinor":99999999999999999999,"currency":"EUR"}          | 400 | amount.amountMinor
                    "amount":{"amountMinor":5,"currency":"EUR"},"tip":1                     | 400 | tip
                    "amount":{"amountMinor":5,"currency":"EUR"},"method":"CARD","reference":"\\u0000" | 422 | reference
                    """)
    void aBadPaymentIsRefusedWithTheField(String members, int status, String field) {
        var body = "{\"rentalId\":\"" + UUID.randomUUID() + "\"," + members + "}";

        as("agent")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/v1/payments")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    @Test
    void anIdempotencyKeyIsNeeded() {
        var answer = as("agent")
                .body(payment(UUID.randomUUID(), 100, "EUR", "CARD"))
                .post("/v1/payments")
                .then();

        problem(answer, 400, "malformed-request").body("errors.field", hasItem("Idempotency-Key"));
    }

    @Test
    void aPaymentThatIsNotThereIsA404() {
        problem(as("agent").get("/v1/payments/" + UUID.randomUUID()).then(), 404, "not-found");
        problem(invoice(UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void onlyAgentsAndAccountantsTakeMoney() {
        var answer = as("mechanic")
                .header("Idempotency-Key", "k")
                .body(payment(UUID.randomUUID(), 100, "EUR", "CARD"))
                .post("/v1/payments")
                .then();

        problem(answer, 403, "forbidden");
        problem(RestAssured.get("/v1/payments/" + UUID.randomUUID()).then(), 401, "unauthorized");
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(":" + name));
    }
}
