package org.fleetrental.accounting.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.refund;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.PaymentChargedBack;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ChargeBackTest {

    @Inject
    MessagingKit events;

    @Test
    void whatABankTakesBackIsOwedAgain() {
        var rental = reserved();
        var payment = paid(rental.id, 11_900);

        var taken = chargeBack(payment)
                .statusCode(201)
                .body("amount.amountMinor", equalTo(11_900))
                .body("credit.amountMinor", equalTo(0))
                .extract();

        assertThat(as("agent").get(taken.header("Location")).asString()).isEqualTo(taken.asString());
        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rental.id).body("paid.amountMinor", equalTo(0)).body("due.amountMinor", equalTo(11_900));
        var published = events.onTopic(PaymentChargedBack.class, rental.id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(3);
        assertThat(published.event().getPaymentId()).hasToString(payment);
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isEqualTo(11_900);
    }

    @Test
    void onlyWhatHasNotGoneBackIsTakenAndCreditFirst() {
        var rental = reserved();
        var payment = paid(rental.id, 13_000);
        refund(payment, 1_000, "EUR").statusCode(201);

        chargeBack(payment)
                .statusCode(201)
                .body("amount.amountMinor", equalTo(12_000))
                .body("credit.amountMinor", equalTo(100));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
    }

    @Test
    void aPaymentIsTakenBackOnceAndNothingOfItGoesBackAfterwards() {
        var rental = reserved();
        var payment = paid(rental.id, 5_000);
        chargeBack(payment).statusCode(201);

        problem(chargeBack(payment), 409, "payment-already-charged-back");
        problem(refund(payment, 1, "EUR"), 409, "refund-exceeds-payment").body("left.amountMinor", equalTo(0));
        events.published(PaymentChargedBack.class, rental.id).once();
    }

    @Test
    void whatHasGoneBackAsAWholeCannotBeTaken() {
        var payment = paid(reserved().id, 5_000);
        refund(payment, 5_000, "EUR").statusCode(201);

        problem(chargeBack(payment), 409, "payment-already-refunded");
    }

    @Test
    void onlyCardPaymentsAreTakenBack() {
        String payment = pay(reserved().id, 5_000, "EUR", "CASH").extract().path("id");

        problem(chargeBack(payment), 409, "payment-not-by-card").body("method", equalTo("CASH"));
        problem(chargeBack(UUID.randomUUID().toString()), 404, "not-found");
        problem(
                as("agent")
                        .get("/v1/payments/%s/charge-back".formatted(payment))
                        .then(),
                404,
                "not-found");
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }
}
