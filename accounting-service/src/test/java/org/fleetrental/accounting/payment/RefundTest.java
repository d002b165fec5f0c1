package org.fleetrental.accounting.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.refund;
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
import org.fleetrental.events.accounting.PaymentRefunded;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class RefundTest {

    @Inject
    MessagingKit events;

    @ParameterizedTest
    @CsvSource({"CARD,1010", "CASH,1000", "TRANSFER,1020"})
    void aRefundGoesBackAsThePaymentCameAndIsOwedAgain(String method, String account) {
        var rental = reserved();
        String payment = pay(rental.id, 11_900, "EUR", method).extract().path("id");

        var refunded = refund(payment, 5_000, "EUR")
                .statusCode(201)
                .body("amount.amountMinor", equalTo(5_000))
                .body("credit.amountMinor", equalTo(0))
                .body("paymentId", equalTo(payment))
                .extract();

        assertThat(as("agent").get(refunded.header("Location")).asString()).isEqualTo(refunded.asString());
        as("agent").get("/v1/payments/%s/refunds".formatted(payment)).then().body("items", hasSize(1));
        as("agent").get("/v1/payments/" + payment).then().body("refunded.amountMinor", equalTo(5_000));
        assertThat(books(rental.id))
                .isEqualTo(Map.of(
                        account + " EUR", 6_900L, "1200 EUR", 5_000L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rental.id)
                .body("paid.amountMinor", equalTo(6_900))
                .body("refunded.amountMinor", equalTo(5_000))
                .body("due.amountMinor", equalTo(5_000));
        var published = events.onTopic(PaymentRefunded.class, rental.id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(3);
        assertThat(published.event().getPaymentId()).hasToString(payment);
        assertThat(published.event().getMethod().name()).isEqualTo(method);
        assertThat(published.event().getAccount().getPaid().getAmountMinor()).isEqualTo(6_900);
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isEqualTo(5_000);
    }

    @Test
    void aRefundComesOutOfTheCreditFirst() {
        var rental = reserved();
        var payment = paid(rental.id, 12_900);

        refund(payment, 1_500, "EUR").statusCode(201).body("credit.amountMinor", equalTo(1_000));

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1010 EUR", 11_400L, "1200 EUR", 500L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
    }

    @Test
    void aPaidReservationThatIsCancelledIsRefundedToNothing() {
        var rental = reserved();
        var payment = paid(rental.id, 11_900);
        events.handle(rental.cancelled());

        refund(payment, 11_900, "EUR").statusCode(201);

        assertThat(books(rental.id)).isEmpty();
    }

    @Test
    void whatWasPaidInAnotherCurrencyBeforeTheChargeCanGoBack() {
        var rental = new RentalStory();
        String payment = pay(rental.id, 500, "USD", "CARD").extract().path("id");
        events.handle(rental.reserved());

        refund(payment, 500, "USD").statusCode(201).body("credit.amountMinor", equalTo(500));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
    }

    @Test
    void noMoreGoesBackThanWasPaidLessWhatWentBackBefore() {
        var rental = reserved();
        var payment = paid(rental.id, 5_000);
        refund(payment, 3_000, "EUR").statusCode(201);

        problem(refund(payment, 2_001, "EUR"), 409, "refund-exceeds-payment").body("left.amountMinor", equalTo(2_000));
        refund(payment, 2_000, "EUR").statusCode(201);
        problem(refund(payment, 1, "EUR"), 409, "refund-exceeds-payment");
        events.published(PaymentRefunded.class, rental.id).times(2);
    }

    @Test
    void ofTwoRefundsAtOnceThatTogetherAreTooMuchOnePasses() throws InterruptedException {
        var rental = reserved();
        var payment = paid(rental.id, 1_000);
        Callable<Integer> refund = () -> refund(payment, 600, "EUR").extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(8)) {
            var answers =
                    executor.invokeAll(Stream.generate(() -> refund).limit(8).toList());
            assertThat(answers.stream()
                            .map(answer -> answer.resultNow())
                            .sorted()
                            .toList())
                    .isEqualTo(Stream.concat(
                                    Stream.of(201), Stream.generate(() -> 409).limit(7))
                            .toList());
        }
        invoice(rental.id).body("paid.amountMinor", equalTo(400));
    }

    @Test
    void aRepeatedRequestWithItsKeyIsRefundedOnce() {
        var rental = reserved();
        var payment = paid(rental.id, 1_000);
        var request = as("accountant")
                .header("Idempotency-Key", "refund " + payment)
                .body(Map.of("amount", Map.of("amountMinor", 100, "currency", "EUR"), "reason", "sorry"));

        String first = request.post("/v1/payments/%s/refund".formatted(payment))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String again = request.post("/v1/payments/%s/refund".formatted(payment))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(again).isEqualTo(first);
        events.published(PaymentRefunded.class, rental.id).once();
    }

    @Test
    void aRefundThatMakesNoSenseIsRefused() {
        var payment = paid(reserved().id, 1_000);

        problem(refund(payment, 0, "EUR"), 422, "invalid-field");
        problem(refund(payment, 100, "USD"), 409, "currency-mismatch").body("currency", equalTo("EUR"));
        problem(refund(UUID.randomUUID().toString(), 100, "EUR"), 404, "not-found");
        problem(
                as("accountant")
                        .body("{\"reason\":\"x\"}")
                        .post("/v1/payments/%s/refund".formatted(payment))
                        .then(),
                422,
                "invalid-field");
        problem(
                as("agent")
                        .body("{}")
                        .post("/v1/payments/%s/refund".formatted(payment))
                        .then(),
                403,
                "forbidden");
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }
}
