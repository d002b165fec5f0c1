package org.fleetrental.accounting.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.allocate;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.charge;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.deposit;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.refund;
import static org.fleetrental.accounting.AccountingApi.release;
import static org.fleetrental.accounting.AccountingApi.reverse;
import static org.fleetrental.accounting.AccountingApi.writeOff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.accounting.Tampering;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/** The ledger is what the record makes of it. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class RebuildTest {

    @Inject
    MessagingKit events;

    @Test
    void theLedgerMadeAnewIsTheOneThatThereIs() {
        var rental = story();

        var rebuilt = rebuild();

        assertThat(rebuilt.getLong("rentals")).isPositive();
        assertThat(rebuilt.getLong("entries"))
                .isGreaterThanOrEqualTo(
                        entries(rental.id).extract().<List<?>>path("items").size());
        assertThat(rebuilt.getBoolean("equal"))
                .isEqualTo(rebuilt.getList("differences").isEmpty());
        // Other tests put entries into the journal that no event has caused; they belong to no rental that there is.
        assertThat(rebuilt.getList("differences.kind")).isSubsetOf("ENTRY_UNEXPECTED");
        assertThat(rebuilt.getList("differences.rentalId")).doesNotContain(rental.id.toString());
    }

    @Test
    void anotherAmountIsSeen() {
        var rental = story();
        String entry = entries(rental.id).extract().path("items[0].id");
        var change =
                "update accounting.posting set debit_minor = debit_minor %1$s 7 * sign(debit_minor), credit_minor = credit_minor %1$s 7 * sign(credit_minor) where entry_id = '"
                        + entry + "' and line_no < 2";
        Tampering.with("accounting.posting", change.formatted("+"));
        try {
            assertThat(differences(rental.id)).containsExactly("OTHER_LINES " + entry);
        } finally {
            Tampering.with("accounting.posting", change.formatted("-"));
        }
        assertThat(differences(rental.id)).isEmpty();
    }

    @Test
    void anEntryWithoutACauseIsSeen() {
        var rental = story();
        var entry = Ids.next();
        Tampering.with("accounting.posting", """
                insert into accounting.journal_entry (id, cause_event_id, cause_type, rental_id, occurred_at, booked_on,
                    posted_at, description, line_count)
                values ('%1$s', gen_random_uuid(), 'Test', '%2$s', '2026-03-01T00:00:00Z', '2026-03-01', now(), 'a test', 2);
                insert into accounting.posting values
                    ('%1$s', 0, '1000', 5, 0, 'EUR', null), ('%1$s', 1, '4000', 0, 5, 'EUR', null)
                """.formatted(entry, rental.id));

        assertThat(differences(rental.id)).containsExactly("ENTRY_UNEXPECTED " + entry);
    }

    @Test
    void anEntryThatWasTakenAwayIsSeen() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        String entry = entries(rental.id).extract().path("items[0].id");
        var away = UUID.randomUUID();
        var move = "update accounting.journal_entry set rental_id = '%s' where id = '" + entry + "'";
        Tampering.with("accounting.journal_entry", move.formatted(away));
        try {
            assertThat(differences(rental.id)).containsExactly("ENTRY_MISSING null");
            assertThat(differences(away)).containsExactly("ENTRY_UNEXPECTED " + entry);
        } finally {
            Tampering.with("accounting.journal_entry", move.formatted(rental.id));
        }
    }

    @Test
    void onlyAnAdminRebuilds() {
        as("accountant").post("/v1/ledger/rebuild").then().statusCode(403);
    }

    /** A rental to which all happens that can. */
    private RentalStory story() {
        var rental = new RentalStory();
        var payment = paid(rental.id, 2_000);
        events.handle(rental.reserved());
        String toll = charge(rental.id, 300, "EUR").statusCode(201).extract().path("id");
        events.handle(rental.extended(2, RentalState.RESERVED));
        refund(payment, 500, "EUR").statusCode(201);
        reverse(toll).statusCode(200);
        events.handle(rental.reassigned(3, Ids.next()));
        paid(rental.id, 50_000);
        events.handle(new org.fleetrental.messaging.DomainEvent(
                rental.id,
                4,
                RentalStory.NOW,
                rental.completed(rental.line(LineKind.LATE_FEE, 1_000)).body()));
        reverse(charges(rental.id).extract().path("items.find { it.kind == 'LATE_FEE' }.id"))
                .statusCode(200);
        events.handle(rental.activated());
        settleInOtherWays(rental);
        return rental;
    }

    /** Credit that pays for another rental, a charge-back, a deposit, a write-off, and what comes after it. */
    private void settleInOtherWays(RentalStory rental) {
        var other = RentalStory.of(rental.customerId);
        var deposit = deposit(other.id, 3_000);
        deposit(deposit, "capture", 2_000).statusCode(200);
        events.handle(other.reserved());
        allocate(rental.customerId, other.id, 5_000).statusCode(201);
        deposit(deposit, "apply", 1_000).statusCode(200);
        release(deposit).statusCode(200);
        var payment = paid(other.id, 2_000);
        writeOff(other.id, 3_900).statusCode(201);
        chargeBack(payment).statusCode(201);
        paid(other.id, 3_000);
        events.handle(other.cancelled());
        assertThat(differences(other.id)).isEmpty();
    }

    private static List<String> differences(UUID rentalId) {
        return rebuild()
                .getList("differences.findAll { it.rentalId == '%s' }.collect { it.kind + ' ' + it.entryId }"
                        .formatted(rentalId));
    }

    private static JsonPath rebuild() {
        return as("admin")
                .post("/v1/ledger/rebuild")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
