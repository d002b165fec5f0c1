package org.fleetrental.accounting.writeoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.writeOff;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.ReceivableWrittenOff;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class WriteOffTest {

    @Inject
    MessagingKit events;

    @Test
    void whatIsGivenUpIsAnExpenseAndNotOwed() {
        var rental = reserved();
        paid(rental.id, 1_900);

        var writtenOff = writeOff(rental.id, 10_000).statusCode(201).extract();

        assertThat(as("accountant").get(writtenOff.header("Location")).asString())
                .isEqualTo(writtenOff.asString());
        assertThat(books(rental.id))
                .isEqualTo(Map.of("1010 EUR", 1_900L, "5100 EUR", 10_000L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rental.id)
                .body("writtenOff.amountMinor", equalTo(10_000))
                .body("paid.amountMinor", equalTo(1_900))
                .body("due.amountMinor", equalTo(0));
        var published = events.onTopic(ReceivableWrittenOff.class, rental.id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(3);
        assertThat(published.event().getAccount().getBalance().getAmountMinor()).isZero();
        assertThat(published.event().getAccount().getPaid().getAmountMinor()).isEqualTo(1_900);
    }

    @Test
    void aLaterPaymentIsARecovery() {
        var rental = reserved();
        writeOff(rental.id, 11_900).statusCode(201);

        pay(rental.id, 12_000, "EUR", "TRANSFER")
                .statusCode(201)
                .body("recovered.amountMinor", equalTo(11_900))
                .body("credit.amountMinor", equalTo(100));

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1020 EUR", 12_000L, "2300 EUR", -100L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rental.id).body("writtenOff.amountMinor", equalTo(0)).body("credit.amountMinor", equalTo(100));
    }

    @Test
    void aRentalThatIsCancelledAfterItWasWrittenOffLeavesNothing() {
        var rental = reserved();
        writeOff(rental.id, 11_900).statusCode(201);

        events.deliver(rental.cancelled()).again().isHandled();

        assertThat(books(rental.id)).isEmpty();
        invoice(rental.id).body("credit.amountMinor", equalTo(0));
    }

    @Test
    void noMoreIsGivenUpThanIsOwed() {
        var rental = reserved();

        problem(writeOff(rental.id, 11_901), 409, "exceeds-due").body("due.amountMinor", equalTo(11_900));
        writeOff(rental.id, 11_900).statusCode(201);
        problem(writeOff(rental.id, 1), 409, "exceeds-due").body("due.amountMinor", equalTo(0));
        problem(writeOff(rental.id, 0), 422, "invalid-field");
        problem(writeOff(UUID.randomUUID(), 1), 409, "rental-unknown");
        events.published(ReceivableWrittenOff.class, rental.id).once();
    }

    @Test
    void aReasonIsNeeded() {
        var body = Map.of("rentalId", reserved().id, "amount", Map.of("amountMinor", 1, "currency", "EUR"));

        problem(
                as("accountant")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body(body)
                        .post("/v1/write-offs")
                        .then(),
                422,
                "invalid-field");
    }

    @Test
    void writeOffsAreListedOfARentalACustomerOrADayAndInParts() {
        var rental = reserved();
        var first = writtenOff(rental, 1);
        var second = writtenOff(rental, 2);
        var other = RentalStory.of(rental.customerId);
        events.handle(other.reserved());
        var third = writtenOff(other, 3);
        var stranger = writtenOff(reserved(), 4);

        assertThat(idsOf("rentalId=" + rental.id)).containsExactly(first, second);
        assertThat(idsOf("rentalId=%s&customerId=%s".formatted(rental.id, UUID.randomUUID())))
                .isEmpty();
        var customer = "customerId=" + rental.customerId;
        assertThat(idsOf(customer)).containsExactly(first, second, third);
        assertThat(idsOf(customer + "&cursor=" + first)).containsExactly(second, third);
        assertThat(idsOf("cursor=" + third)).startsWith(stranger);

        var page = as("accountant").get("/v1/write-offs?limit=2&" + customer).then();
        page.body("items.id", contains(first, second));
        as("accountant")
                .urlEncodingEnabled(false)
                .get(page.extract().<String>path("next"))
                .then()
                .body("items.id", contains(third))
                .body("next", nullValue());
    }

    @Test
    void daysOfWriteOffsAreWhole() {
        var rental = reserved();
        var id = writtenOff(rental, 1);
        String at = as("accountant").get("/v1/write-offs/" + id).path("writtenOffAt");
        var day = LocalDate.ofInstant(Instant.parse(at), ZoneOffset.UTC);
        var query = "rentalId=" + rental.id;

        assertThat(idsOf("%s&from=%s&to=%s".formatted(query, day, day))).containsExactly(id);
        assertThat(idsOf("%s&from=%s".formatted(query, day.plusDays(1)))).isEmpty();
        assertThat(idsOf("%s&to=%s".formatted(query, day.minusDays(1)))).isEmpty();
    }

    @Test
    void onlyAccountantsListWriteOffsAndOnlyWithWhatCanBe() {
        as("agent").get("/v1/write-offs").then().statusCode(403);
        for (var wrong : new String[] {"cursor=" + UUID.randomUUID(), "from=%2B999999999-12-31", "to=0000-12-31"}) {
            problem(
                            as("accountant")
                                    .urlEncodingEnabled(false)
                                    .get("/v1/write-offs?" + wrong)
                                    .then(),
                            400,
                            "malformed-request")
                    .body("errors[0].field", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    private static String writtenOff(RentalStory rental, long amountMinor) {
        return writeOff(rental.id, amountMinor).statusCode(201).extract().path("id");
    }

    private static List<String> idsOf(String query) {
        return as("accountant")
                .get("/v1/write-offs?limit=200&" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }
}
