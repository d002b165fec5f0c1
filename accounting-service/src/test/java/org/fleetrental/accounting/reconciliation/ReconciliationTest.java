package org.fleetrental.accounting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.allocate;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.charge;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.deposit;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.reverse;
import static org.fleetrental.accounting.AccountingApi.writeOff;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.accounting.Tampering;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of difference is planted, and found. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
@QuarkusTestResource(RentalsPort.class)
class ReconciliationTest {

    private static final String LONG_AGO = "2026-03-02T00:00:00Z";

    @Inject
    MessagingKit events;

    RentalsStandIn rentals;

    @BeforeEach
    void listen() throws IOException {
        rentals = new RentalsStandIn();
    }

    @AfterEach
    void stop() {
        rentals.close();
    }

    @Test
    void whatAgreesIsNoDifferenceAlsoWithWhatAnAccountantHasDone() {
        var reserved = new RentalStory();
        events.handle(reserved.reserved());
        rentals.tells(reserved.id, "RESERVED", "EUR", LONG_AGO, line(reserved, 10_000, 1_900));
        var completed = new RentalStory();
        events.handle(completed.completed());
        charge(completed.id, 300, "EUR").statusCode(201);
        rentals.tells(completed.id, "COMPLETED", "EUR", LONG_AGO, line(completed, 10_000, 1_900));
        var waived = new RentalStory();
        events.handle(waived.reserved());
        var line = line(waived, 10_000, 1_900);
        reverse(charges(waived.id).extract().path("items[0].id")).statusCode(200);
        rentals.tells(waived.id, "RESERVED", "EUR", LONG_AGO, line);

        var reconciled = reconcile();

        assertThat(reconciled.getInt("rentals")).isEqualTo(3);
        for (var rental : List.of(reserved, completed, waived)) {
            assertThat(differences(reconciled, rental.id)).isEmpty();
        }
        assertThat(rentals.authorization()).startsWith("Bearer ");
        assertThat(rentals.firstQuestion()).contains("updatedSince=2026-03-01T00%3A00%3A00Z");
    }

    @Test
    void aRentalThatWasNeverCharged() {
        var rental = Ids.next();
        rentals.tells(rental, "RESERVED", "EUR", LONG_AGO, RentalsStandIn.line(Ids.next(), 10_000, 1_900));

        var reconciled = reconcile();

        assertThat(differences(reconciled, rental)).containsExactly("RENTAL_WITHOUT_CHARGE 11900 0 false");
    }

    @Test
    void aDifferenceThatIsYoungMayStillSettle() {
        var rental = Ids.next();
        rentals.tells(
                rental, "RESERVED", "EUR", Instant.now().toString(), RentalsStandIn.line(Ids.next(), 10_000, 1_900));

        assertThat(differences(reconcile(), rental)).containsExactly("RENTAL_WITHOUT_CHARGE 11900 0 true");
    }

    @Test
    void aChargeForARentalThatThereIsNot() {
        var nobodys = new RentalStory();
        events.handle(nobodys.reserved());
        var known = new RentalStory();
        events.handle(known.reserved());
        rentals.knows(known.id);
        var from = charges(nobodys.id).extract().<String>path("items[0].createdAt");

        var reconciled = reconcile(from, "2026-12-31");

        assertThat(reconciled.getList("differences.findAll { it.rentalId == '%s' }.kind".formatted(nobodys.id)))
                .containsExactly("CHARGE_WITHOUT_RENTAL");
        assertThat(reconciled.getList("differences.findAll { it.rentalId == '%s' }.kind".formatted(known.id)))
                .isEmpty();
    }

    @Test
    void anotherAmountThanTheRentalCosts() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        rentals.tells(rental.id, "RESERVED", "EUR", LONG_AGO, line(rental, 20_000, 3_800));

        assertThat(differences(reconcile(), rental.id)).containsExactly("WRONG_AMOUNT 23800 11900 false");
    }

    @Test
    void aRentalThatIsOverAndNotEarned() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        rentals.tells(rental.id, "COMPLETED", "EUR", LONG_AGO, line(rental, 10_000, 1_900));

        assertThat(differences(reconcile(), rental.id)).containsExactly("NOT_EARNED 0 10000 false");
    }

    @Test
    void aRentalThatIsEarnedAndNotOver() {
        var rental = new RentalStory();
        events.handle(rental.completed());
        rentals.tells(rental.id, "ACTIVE", "EUR", LONG_AGO, line(rental, 10_000, 1_900));

        assertThat(differences(reconcile(), rental.id)).containsExactly("EARNED_TOO_EARLY null null false");
    }

    @Test
    void aPaymentThatTheAccountDoesNotHave() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        paid(rental.id, 5_000);
        Tampering.with(
                "accounting.rental_account",
                "update accounting.rental_account set paid_minor = 4000 where rental_id = '%s'".formatted(rental.id));

        assertThat(differences(reconcile(), rental.id)).contains("PAYMENT_NOT_APPLIED 5000 4000 true");
    }

    @Test
    void aPaymentThatTheLedgerDoesNotHave() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        paid(rental.id, 5_000);
        String entry = entries(rental.id).extract().path("items[1].id");
        var move = "update accounting.journal_entry set rental_id = '%s' where id = '" + entry + "'";
        Tampering.with("accounting.journal_entry", move.formatted(Ids.next()));
        try {
            assertThat(differences(reconcile(), rental.id)).contains("PAYMENT_NOT_APPLIED 5000 0 true");
        } finally {
            Tampering.with("accounting.journal_entry", move.formatted(rental.id));
        }
    }

    @Test
    void whatElseSettlesARentalIsNoDifference() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        rentals.knows(rental.id);
        var deposit = deposit(rental.id, 900);
        deposit(deposit, "capture", 900).statusCode(200);
        deposit(deposit, "apply", 400).statusCode(200);
        chargeBack(paid(rental.id, 700)).statusCode(201);
        writeOff(rental.id, 11_500).statusCode(201);
        paid(rental.id, 12_000);
        var other = RentalStory.of(rental.customerId);
        events.handle(other.reserved());
        allocate(rental.customerId, other.id, 500).statusCode(201);

        assertThat(differences(reconcile(), rental.id)).isEmpty();
        assertThat(differences(reconcile(), other.id)).isEmpty();
    }

    @Test
    void aDepositThatTheLedgerDoesNotHold() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        deposit(deposit(rental.id, 900), "capture", 900).statusCode(200);
        String entry = entries(rental.id).extract().path("items[1].id");
        var move = "update accounting.journal_entry set rental_id = '%s' where id = '" + entry + "'";
        Tampering.with("accounting.journal_entry", move.formatted(Ids.next()));
        try {
            assertThat(differences(reconcile(), rental.id))
                    .containsExactlyInAnyOrder("DEPOSIT_NOT_POSTED 900 0 true", "PAYMENT_NOT_APPLIED 900 0 true");
        } finally {
            Tampering.with("accounting.journal_entry", move.formatted(rental.id));
        }
    }

    @Test
    void aWriteOffThatTheLedgerDoesNotHave() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        writeOff(rental.id, 900).statusCode(201);
        String entry = entries(rental.id).extract().path("items[1].id");
        var move = "update accounting.journal_entry set rental_id = '%s' where id = '" + entry + "'";
        Tampering.with("accounting.journal_entry", move.formatted(Ids.next()));
        try {
            assertThat(differences(reconcile(), rental.id)).containsExactly("WRITE_OFF_NOT_POSTED 900 0 true");
        } finally {
            Tampering.with("accounting.journal_entry", move.formatted(rental.id));
        }
    }

    @Test
    void anEventThatIsOnRecordAndNotInTheBooks() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        var completed = events.handle(rental.completed());
        rentals.knows(rental.id);
        assertThat(differences(reconcile(), rental.id)).isEmpty();
        Tampering.with(
                "accounting.account_step",
                "delete from accounting.account_step where event_id = '%s'".formatted(completed.eventId()));
        try {
            assertThat(differences(reconcile(), rental.id)).containsExactly("EVENT_RECORDED_NOT_POSTED null null true");
        } finally {
            Tampering.with(
                    "accounting.account_step",
                    "insert into accounting.account_step values ('%s', 2, 'EVENT', '%s', '%2$s')"
                            .formatted(rental.id, completed.eventId()));
        }
    }

    @Test
    void withoutTheRentalsThereIsNothingToCompareWith() {
        rentals.answersWith(500);
        problem(ask("2026-03-01", "2026-12-31").then(), 503, "rentals-unavailable")
                .header("Retry-After", equalTo("10"));
        rentals.close();
        problem(ask("2026-03-01", "2026-12-31").then(), 503, "rentals-unavailable");
    }

    @Test
    void aWrongQuestionIsRefused() {
        assertThat(ask("yesterday", "2026-03-01").statusCode()).isEqualTo(400);
        assertThat(ask("2026-03-02", "2026-03-01").statusCode()).isEqualTo(400);
        assertThat(as("accountant").get("/v1/reconciliation").statusCode()).isEqualTo(400);
    }

    private String line(RentalStory rental, long net, long tax) {
        return RentalsStandIn.line(UUID.fromString(charges(rental.id).extract().path("items[0].lineId")), net, tax);
    }

    private JsonPath reconcile() {
        return reconcile("2026-03-01", "2026-12-31");
    }

    private static JsonPath reconcile(String from, String to) {
        return ask(from, to).then().statusCode(200).extract().jsonPath();
    }

    private static io.restassured.response.Response ask(String from, String to) {
        return as("accountant").get("/v1/reconciliation?from=%s&to=%s".formatted(from, to));
    }

    /** Besides that the stand-in knows nothing of the rentals of other tests. */
    private static List<String> differences(JsonPath reconciled, UUID rental) {
        return reconciled.getList(
                "differences.findAll { it.rentalId == '%s' && it.kind != 'CHARGE_WITHOUT_RENTAL' }.collect { it.kind + ' ' + it.expected?.amountMinor + ' ' + it.found?.amountMinor + ' ' + it.settling }"
                        .formatted(rental));
    }
}
