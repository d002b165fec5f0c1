package org.fleetrental.accounting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.allocate;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.charge;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/** Each test has a currency of its own, so that the others do not add to it. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ReportTest {

    @Inject
    MessagingKit events;

    @Test
    void profitAndLossIsWhatWasEarnedInTheDaysAskedFor() {
        var rental = new RentalStory("ISK", Instant.parse("2025-05-10T00:00:00Z"));
        events.handle(rental.reserved());
        events.handle(rental.completed(rental.line(LineKind.LATE_FEE, 1_000)));

        var may = get("/v1/reports/profit-and-loss?from=2025-05-01&to=2025-05-31");
        assertThat(lines(may, "revenue", "ISK")).containsExactly("4000 10000", "4100 1000");
        assertThat(may.getMap("results.find { it.profit.currency == 'ISK' }"))
                .containsEntry("profit", money(11_000, "ISK"));
        var june = get("/v1/reports/profit-and-loss?from=2025-05-11&to=2025-06-30");
        assertThat(lines(june, "revenue", "ISK")).isEmpty();
        as("accountant")
                .get("/v1/reports/profit-and-loss?from=2025-05-02&to=2025-05-01")
                .then()
                .statusCode(400);
    }

    @Test
    void theBalanceSheetBalancesWithTheUnclosedResult() {
        var rental = new RentalStory("CZK", Instant.parse("2025-05-10T00:00:00Z"));
        events.handle(rental.reserved());
        events.handle(rental.completed());
        pay(rental.id, 5_000, "CZK", "TRANSFER").statusCode(201);

        var now = get("/v1/reports/balance-sheet");
        assertThat(lines(now, "assets", "CZK")).containsExactly("1020 5000", "1200 6900");
        assertThat(lines(now, "liabilities", "CZK")).containsExactly("2200 1900");
        assertThat(now.getMap("totals.find { it.assets.currency == 'CZK' }"))
                .containsEntry("assets", money(11_900, "CZK"))
                .containsEntry("result", money(10_000, "CZK"))
                .containsEntry("balanced", true);
        assertThat(now.getList("totals.balanced")).containsOnly(true);
        var then = get("/v1/reports/balance-sheet?asOf=2025-05-10");
        assertThat(lines(then, "assets", "CZK")).containsExactly("1200 11900");
        assertThat(lines(get("/v1/reports/balance-sheet?asOf=2025-05-09"), "assets", "CZK"))
                .isEmpty();
    }

    @Test
    void whatIsOwedIsAsOldAsTheChargeAndTheOldestIsPaidFirst() {
        var rental = new RentalStory("RON", Instant.parse("2025-05-10T00:00:00Z"));
        events.handle(rental.reserved());
        pay(rental.id, 1_900, "RON", "CASH").statusCode(201);
        charge(rental.id, 700, "RON").statusCode(201);

        var now = get("/v1/reports/receivables-aging?limit=10000");
        assertThat(owed(now, rental.customerId))
                .containsEntry("over90Days", money(10_000, "RON"))
                .containsEntry("current", money(700, "RON"))
                .containsEntry("total", money(10_700, "RON"));
        for (var bucket : Map.of(
                        "current", "2025-05-10",
                        "days1To30", "2025-05-11",
                        "days31To60", "2025-06-10",
                        "days61To90", "2025-08-08",
                        "over90Days", "2025-08-09")
                .entrySet()) {
            var then = get("/v1/reports/receivables-aging?limit=10000&asOf=" + bucket.getValue());
            assertThat(owed(then, rental.customerId))
                    .containsEntry(bucket.getKey(), money(11_900, "RON"))
                    .containsEntry("total", money(11_900, "RON"));
        }
        assertThat(now.getMap("totals.find { it.total.currency == 'RON' }.total"))
                .isEqualTo(money(10_700, "RON"));
        assertThat(lines(get("/v1/reports/balance-sheet"), "assets", "RON")).contains("1200 10700");
    }

    /** No charge of its rental says so. */
    @Test
    void whatABankTakesBackOfSpentCreditIsOwedFromThatDayOn() {
        var rich = new RentalStory("EUR", Instant.parse("2025-05-10T00:00:00Z"));
        var poor = rich.another();
        events.handle(rich.reserved());
        events.handle(poor.reserved());
        var payment = paid(rich.id, 12_900);
        allocate(rich.customerId, poor.id, 1_000).statusCode(201);
        chargeBack(payment).statusCode(201);

        assertThat(owed(get("/v1/reports/receivables-aging?limit=10000"), rich.customerId))
                .containsEntry("over90Days", money(11_900 + 10_900, "EUR"))
                .containsEntry("current", money(1_000, "EUR"))
                .containsEntry("total", money(23_800, "EUR"));
    }

    @Test
    void aCustomerWhoOwesNothingIsNotListed() {
        var rental = new RentalStory("BGN");
        events.handle(rental.reserved());
        pay(rental.id, 12_000, "BGN", "CASH").statusCode(201);

        var now = get("/v1/reports/receivables-aging?limit=10000");
        assertThat(now.getList("lines.customerId")).doesNotContain(rental.customerId.toString());
        assertThat(now.getList("totals.total.currency")).doesNotContain("BGN");
    }

    @Test
    void aVehicleHasWhatItEarnedAndTheListIsReadPartByPart() {
        var rental = new RentalStory("TRY", Instant.parse("2025-05-10T00:00:00Z"));
        var second = new RentalStory("TRY", Instant.parse("2025-05-10T00:00:00Z"));
        var other = Ids.next();
        events.handle(rental.reserved());
        events.handle(rental.reassigned(2, other));
        events.handle(
                rental.completedWith(other, rental.line(LineKind.DAMAGE, 500), rental.line(LineKind.LATE_FEE, 7)));
        events.handle(second.completed());

        var path = "/v1/reports/revenue-by-vehicle?from=2025-05-01&to=2025-05-31&limit=1";
        var lines = new java.util.ArrayList<Map<String, Object>>();
        for (var next = path; next != null; ) {
            var part = get(next);
            lines.addAll(part.getList("lines"));
            next = part.getString("next");
        }

        assertThat(lines.stream().filter(line -> line.get("vehicleId").equals(other.toString())))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("rental", money(10_000, "TRY"))
                        .containsEntry("damageRecovery", money(500, "TRY"))
                        .containsEntry("lateFees", money(7, "TRY"))
                        .containsEntry("total", money(10_507, "TRY")));
        assertThat(lines)
                .extracting(line -> line.get("vehicleId"))
                .contains(second.vehicleId.toString())
                .doesNotContain(rental.vehicleId.toString());
    }

    @Test
    void everyReportIsATableForThoseWhoAskForOne() {
        var rental = new RentalStory("MXN", Instant.parse("2025-05-10T00:00:00Z"));
        events.handle(rental.completed());

        assertThat(csv("trial-balance"))
                .startsWith("account,name,type,debitMinor,creditMinor,currency\r\n")
                .contains("1200,Receivables,ASSET,11900,0,MXN\r\n");
        assertThat(csv("balance-sheet"))
                .contains("1200,Receivables,ASSET,11900,MXN\r\n")
                .contains(",Unclosed result,RESULT,10000,MXN\r\n");
        assertThat(csv("profit-and-loss?from=2025-05-01&to=2025-05-31"))
                .contains("4000,Rental revenue,REVENUE,10000,MXN\r\n");
        assertThat(csv("receivables-aging?limit=10000")).contains(rental.customerId + ",0,0,0,0,11900,11900,MXN\r\n");
        assertThat(csv("revenue-by-vehicle?from=2025-05-01&to=2025-05-31&limit=10000"))
                .contains(rental.vehicleId + ",10000,0,0,0,0,0,10000,MXN\r\n");
        as("accountant")
                .accept("application/xml")
                .get("/v1/reports/trial-balance")
                .then()
                .statusCode(406);
    }

    private static String csv(String report) {
        return as("accountant")
                .accept("text/csv")
                .get("/v1/reports/" + report)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
    }

    private static JsonPath get(String path) {
        return as("accountant").get(path).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> lines(JsonPath report, String part, String currency) {
        return report.getList(
                "%s.findAll { it.amount.currency == '%s' }.collect { it.account + ' ' + it.amount.amountMinor }"
                        .formatted(part, currency));
    }

    private static Map<String, Object> owed(JsonPath report, UUID customer) {
        return report.getMap("lines.find { it.customerId == '%s' }.owed".formatted(customer));
    }

    private static Map<String, Object> money(int amountMinor, String currency) {
        return Map.of("amountMinor", amountMinor, "currency", currency);
    }
}
