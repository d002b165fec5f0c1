package org.fleetrental.accounting.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.accounting.Tampering;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ManualEntryTest {

    private static final String SETTLED =
            lines(line("1020", "debit", 9_900), line("5900", "debit", 100), line("1010", "credit", 10_000));

    @Inject
    MessagingKit events;

    @Test
    void whatTheBankHasSettledIsEnteredOnce() {
        var key = UUID.randomUUID().toString();
        var body = "{\"description\":\"card settlement\",\"bookedOn\":\"2026-03-05\",\"lines\":" + SETTLED + "}";
        var entered = enter(key, body).statusCode(201).extract();
        assertThat(enter(key, body).statusCode(201).extract().<String>path("id"))
                .isEqualTo(entered.path("id"));

        as("accountant")
                .get(entered.header("Location"))
                .then()
                .statusCode(200)
                .body("causeType", equalTo("ManualEntry"))
                .body("bookedOn", equalTo("2026-03-05"))
                .body("description", equalTo("card settlement"))
                .body("rentalId", nullValue())
                .body("lines.account", contains("1020", "5900", "1010"))
                .body("lines.credit.amountMinor", contains(0, 0, 10_000));
    }

    @Test
    void anEntryIsTakenBackOnceAlsoByTwoAtOnce() throws InterruptedException {
        String id = entered();
        Callable<Integer> reversal = () -> reverse(id).extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(4)) {
            var answers =
                    executor.invokeAll(Stream.generate(() -> reversal).limit(4).toList());
            assertThat(answers.stream().map(answer -> answer.resultNow()).toList())
                    .containsExactlyInAnyOrder(201, 409, 409, 409);
        }

        var again = problem(reverse(id), 409, "entry-already-reversed").extract();
        as("accountant")
                .get("/v1/journal-entries/" + again.<String>path("reversal"))
                .then()
                .body("lines.account", contains("1020", "5900", "1010"))
                .body("lines.debit.amountMinor", contains(0, 0, 10_000))
                .body("lines.credit.amountMinor", contains(9_900, 100, 0));
    }

    @Test
    void whatAnEventHasCausedIsNotTakenBackByHand() {
        var rental = new RentalStory();
        events.handle(rental.reserved());

        problem(reverse(entries(rental.id).extract().path("items[0].id")), 409, "entry-not-manual");
        problem(reverse(UUID.randomUUID().toString()), 404, "not-found");
    }

    @Test
    void theLedgerMadeAnewHasWhatAccountantsEnteredToo() {
        String id = entered();
        var change = "update accounting.posting set debit_minor = debit_minor %s 1 where entry_id = '" + id
                + "' and account_code = '5900'";
        assertThat(differences()).isEmpty();
        Tampering.with("accounting.posting", change.formatted("+"));
        try {
            assertThat(differences()).containsExactly("OTHER_LINES " + id);
        } finally {
            Tampering.with("accounting.posting", change.formatted("-"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1020 | 1010 | 10 | 9  | EUR | lines
            1020 | 1010 | 10 | 10 | USD | lines
            1020 | 9999 | 10 | 10 | EUR | lines[1].account
            1200 | 1010 | 10 | 10 | EUR | lines[0].account
            2300 | 1010 | 10 | 10 | EUR | lines[0].account
            1020 | 2400 | 10 | 10 | EUR | lines[1].account
            1020 | 1010 | 0  | 0  | EUR | lines[0]
            """)
    void anEntryThatMakesNoSenseIsRefused(
            String debited, String credited, long debit, long credit, String currency, String field) {
        var lines = lines(
                line(debited, "debit", debit), line(credited, "credit", credit).replace("EUR", currency));
        enter(UUID.randomUUID().toString(), "{\"description\":\"x\",\"lines\":" + lines + "}")
                .statusCode(422)
                .body("errors.field", hasItem(field));
    }

    @Test
    void theAmountOfALineNamesItsCurrency() {
        var nameless = line("1020", "debit", 10).replace("\"EUR\"", "null");
        enter("n", "{\"description\":\"x\",\"lines\":" + lines(nameless, line("1010", "credit", 10)) + "}")
                .statusCode(422)
                .body("errors.field", hasItem("lines[0].debit.currency"));
    }

    @Test
    void nothingIsEnteredForADayToCome() {
        problem(
                enter("k", "{\"description\":\"x\",\"bookedOn\":\"9999-01-01\",\"lines\":" + SETTLED + "}"),
                422,
                "invalid-field");
        as("admin").body("{}").post("/v1/journal-entries").then().statusCode(403);
    }

    @Test
    void theJournalGoesByTheDayOfBookingAndThenByTheOrderOfEntry() {
        var days = List.of("2003-05-03", "2003-05-02", "2003-05-03", "2003-05-01");
        var ids = days.stream().map(ManualEntryTest::entered).toList();
        var inOrder = new ArrayList<String>();

        for (var next = "/v1/journal-entries?limit=1&from=2003-05-01&to=2003-05-03"; next != null; ) {
            var page = as("accountant").get(next).then().statusCode(200).extract();
            inOrder.addAll(page.path("items.id"));
            next = page.path("next");
        }

        assertThat(inOrder).containsExactly(ids.get(3), ids.get(1), ids.get(0), ids.get(2));
    }

    private static String entered(String day) {
        return enter(
                        UUID.randomUUID().toString(),
                        "{\"description\":\"old times\",\"bookedOn\":\"%s\",\"lines\":%s}".formatted(day, SETTLED))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String entered() {
        return enter(UUID.randomUUID().toString(), "{\"description\":\"card settlement\",\"lines\":" + SETTLED + "}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> differences() {
        return as("admin")
                .post("/v1/ledger/rebuild")
                .then()
                .statusCode(200)
                .extract()
                .path(
                        "differences.findAll { it.rentalId == null && it.jobId == null }.collect { it.kind + ' ' + it.entryId }");
    }

    private static ValidatableResponse enter(String key, String body) {
        return as("accountant")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/journal-entries")
                .then();
    }

    private static ValidatableResponse reverse(String id) {
        return as("accountant")
                .body("{\"reason\":\"a mistake\"}")
                .post("/v1/journal-entries/%s/reverse".formatted(id))
                .then();
    }

    private static String lines(String... lines) {
        return "[" + String.join(",", lines) + "]";
    }

    private static String line(String account, String side, long amountMinor) {
        return "{\"account\":\"%s\",\"%s\":{\"amountMinor\":%d,\"currency\":\"EUR\"}}"
                .formatted(account, side, amountMinor);
    }
}
