package org.fleetrental.accounting.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.deposit;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.refund;
import static org.fleetrental.accounting.AccountingApi.release;
import static org.fleetrental.accounting.AccountingApi.reverse;
import static org.fleetrental.accounting.AccountingApi.writeOff;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class StatementTest {

    @Inject
    MessagingKit events;

    @Test
    void aStatementTellsAllThatWasChargedAndPaidAndWhatItHasComeTo() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        events.handle(rental.completed(rental.line(LineKind.LATE_FEE, 1_000)));
        var payment = paid(rental.id, 5_000);
        refund(payment, 200, "EUR").statusCode(201);
        reverse(charges(rental.id).extract().path("items.find { it.kind == 'LATE_FEE' }.id"))
                .statusCode(200);

        statement(rental.customerId, "2026-03-01", "9999-12-31")
                .statusCode(200)
                .body("lines[0].kind", equalTo("CHARGE"))
                .body("lines[0].rentalId", equalTo(rental.id.toString()))
                .body("lines[0].bookedOn", equalTo("2026-03-01"))
                .body("lines.amount.amountMinor.sort()", contains(-5_000, -1_190, 200, 1_190, 11_900))
                .body("balances.opening.amountMinor", contains(0))
                .body("balances.closing.amountMinor", contains(7_100));
        var march = statement(rental.customerId, "2026-03-01", "2026-03-31").extract();
        assertThat(march.<Object>path("lines.kind.unique()").toString()).isEqualTo("[CHARGE]");
        statement(rental.customerId, "2026-04-01", "9999-12-31")
                .body("balances.opening.amountMinor", contains(13_090))
                .body("balances.closing.amountMinor", contains(7_100));
    }

    @Test
    void whatElseSettlesARentalIsOnTheStatement() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        chargeBack(paid(rental.id, 700)).statusCode(201);
        var deposit = deposit(rental.id, 900);
        deposit(deposit, "capture", 900).statusCode(200);
        deposit(deposit, "apply", 400).statusCode(200);
        release(deposit).statusCode(200);
        writeOff(rental.id, 11_500).statusCode(201);
        paid(rental.id, 11_000);

        statement(rental.customerId, "2026-03-01", "9999-12-31")
                .statusCode(200)
                .body(
                        "lines.kind.sort()",
                        contains(
                                "CHARGE",
                                "CHARGE_BACK",
                                "DEPOSIT_APPLY",
                                "PAYMENT",
                                "PAYMENT",
                                "RECOVERY",
                                "WRITE_OFF"))
                .body("lines.amount.amountMinor.sort()", contains(-11_500, -11_000, -700, -400, 700, 11_000, 11_900))
                .body("balances.closing.amountMinor", contains(0));
    }

    @Test
    void aWrongQuestionIsRefused() {
        problem(statement(UUID.randomUUID(), "2026-03-01", "2026-03-02"), 404, "not-found");
        problem(statement(UUID.randomUUID(), "2026-03-02", "2026-03-01"), 400, "malformed-request");
        problem(statement(UUID.randomUUID(), "1969-12-31", "2026-03-01"), 400, "malformed-request");
        problem(statement(UUID.randomUUID(), "then", "2026-03-01"), 400, "malformed-request");
        as("mechanic")
                .get("/v1/customers/%s/statement".formatted(UUID.randomUUID()))
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse statement(UUID customer, String from, String to) {
        return as("agent")
                .get("/v1/customers/%s/statement?from=%s&to=%s".formatted(customer, from, to))
                .then();
    }
}
