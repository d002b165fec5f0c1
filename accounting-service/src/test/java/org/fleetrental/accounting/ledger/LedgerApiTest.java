package org.fleetrental.accounting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class LedgerApiTest {

    @Inject
    MessagingKit events;

    @Test
    void everyAccountShowsItsBalanceOnItsOwnSide() {
        // A currency of its own, so that other tests do not add to it.
        reserveAndPay("CHF", 900);

        var accounts = get("/v1/accounts");

        assertThat(accounts.getList("items.code")).hasSize(20).isSorted();
        assertThat(balance(accounts, "1200", "CHF")).isEqualTo(11_000);
        assertThat(balance(accounts, "1010", "CHF")).isEqualTo(900);
        assertThat(balance(accounts, "2400", "CHF")).isEqualTo(10_000);
        assertThat(balance(accounts, "2200", "CHF")).isEqualTo(1_900);
        assertThat(accounts.getMap("items.find { it.code == '2400' }").get("normalSide"))
                .isEqualTo("CREDIT");
        assertThat(accounts.getMap("items.find { it.code == '5000' }").get("type"))
                .isEqualTo("EXPENSE");
    }

    @Test
    void theTrialBalanceBalancesAndLooksBack() {
        reserveAndPay("NOK", 900);

        var now = get("/v1/reports/trial-balance");
        assertThat(line(now, "1200", "NOK")).containsEntry("debit", Map.of("amountMinor", 11_000, "currency", "NOK"));
        assertThat(line(now, "2400", "NOK")).containsEntry("credit", Map.of("amountMinor", 10_000, "currency", "NOK"));
        assertThat(now.getMap("totals.find { it.debit.currency == 'NOK' }"))
                .containsEntry("debit", Map.of("amountMinor", 11_900, "currency", "NOK"))
                .containsEntry("credit", Map.of("amountMinor", 11_900, "currency", "NOK"))
                .containsEntry("balanced", true);
        assertThat(now.getList("totals.balanced")).containsOnly(true);

        // The reservation was on that day; the payment is of today.
        var then = get("/v1/reports/trial-balance?asOf=2026-03-01");
        assertThat(line(then, "1200", "NOK")).containsEntry("debit", Map.of("amountMinor", 11_900, "currency", "NOK"));
        var before = get("/v1/reports/trial-balance?asOf=2026-02-28T10:59:59Z");
        assertThat(line(before, "1200", "NOK")).isNull();
    }

    @Test
    void theEntriesOfAnAccountAreThoseThatTouchIt() {
        var rental = reserveAndPay("SEK", 900);
        List<String> ids = entries(rental.id).extract().path("items.id");

        var onCash = all("/v1/accounts/1010/entries?limit=200");
        var onUnearned = all("/v1/accounts/2400/entries?limit=200");

        assertThat(onUnearned).contains(ids.get(0)).doesNotContain(ids.get(1));
        assertThat(onCash).contains(ids.get(1)).doesNotContain(ids.get(0));
        as("accountant").get("/v1/accounts/9999/entries").then().statusCode(404).body("type", endsWith(":not-found"));
    }

    @Test
    void theJournalIsReadPageByPage() {
        var rental = reserveAndPay("DKK", 900);
        pay(rental.id, 100, "DKK", "CARD").statusCode(201);
        List<String> ids =
                entries(rental.id).body("items", hasSize(3)).extract().path("items.id");

        var first = as("accountant")
                .get("/v1/journal-entries?limit=2&rentalId=" + rental.id)
                .then()
                .body("items.id", contains(ids.get(0), ids.get(1)))
                .body("next", containsString("rentalId="));
        as("accountant")
                .get(first.extract().<String>path("next"))
                .then()
                .body("items.id", contains(ids.get(2)))
                .body("next", nullValue());
        as("accountant")
                .get("/v1/journal-entries/" + ids.get(0))
                .then()
                .statusCode(200)
                .body("rentalId", equalTo(rental.id.toString()))
                .body("lines.account", contains("1200", "2400", "2200"))
                .body("postedAt", notNullValue());
        as("accountant").get("/v1/journal-entries/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aCursorThatNoPartOfTheJournalEndedWithIsRefused() {
        as("accountant")
                .get("/v1/journal-entries?cursor=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void theJournalIsReadByTheDayOfBooking() {
        var rental = reserveAndPay("HUF", 900);
        List<String> ids = entries(rental.id).extract().path("items.id");
        var path = "/v1/journal-entries?rentalId=%s".formatted(rental.id);

        as("accountant").get(path + "&to=2026-03-01").then().body("items.id", contains(ids.get(0)));
        as("accountant").get(path + "&from=2026-03-02").then().body("items.id", contains(ids.get(1)));
        as("accountant")
                .get(path + "&from=2026-03-01&to=2026-03-01")
                .then()
                .body("items.bookedOn", contains("2026-03-01"));
        as("accountant").get(path + "&to=2026-02-28").then().body("items", hasSize(0));
    }

    @Test
    void chargesAreFoundByCustomerAndById() {
        var rental = reserveAndPay("PLN", 900);

        String id = as("accountant")
                .get("/v1/charges?customerId=" + rental.customerId)
                .then()
                .body("items", hasSize(1))
                .body("items.rentalId", everyItem(equalTo(rental.id.toString())))
                .extract()
                .path("items[0].id");

        as("agent").get("/v1/charges/" + id).then().statusCode(200).body("total.currency", equalTo("PLN"));
        as("agent").get("/v1/charges/" + UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/journal-entries?rentalId=x",
                "/v1/journal-entries?limit=0",
                "/v1/journal-entries?limit=201",
                "/v1/journal-entries?cursor=1",
                "/v1/accounts/1000/entries?limit=many",
                "/v1/charges?customerId=1-1-1-1-1",
                "/v1/reports/trial-balance?asOf=yesterday",
                "/v1/reports/trial-balance?asOf=%2B999999999-01-01",
                "/v1/journal-entries?from=yesterday",
                "/v1/journal-entries?from=%2B999999999-01-01",
                "/v1/journal-entries?to=-0001-01-01",
                "/v1/reports/balance-sheet?asOf=1969-12-31",
                "/v1/reports/receivables-aging?limit=0"
            })
    void aWrongParameterIsNamed(String path) {
        var parameter = path.replaceAll(".*\\?|=.*", "");
        as("accountant")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(parameter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts",
                "/v1/accounts/1000/entries",
                "/v1/journal-entries",
                "/v1/journal-entries/0198a000-0000-7000-8000-000000000000",
                "/v1/reports/trial-balance",
                "/v1/reports/profit-and-loss",
                "/v1/reports/balance-sheet",
                "/v1/reports/receivables-aging",
                "/v1/reports/revenue-by-vehicle",
                "/v1/periods",
                "/v1/reconciliation?from=2026-03-01&to=2026-03-02"
            })
    void theLedgerIsTheAccountantsOnly(String path) {
        as("agent").get(path).then().statusCode(403);
        as("admin").get(path).then().statusCode(403);
        RestAssured.get(path).then().statusCode(401);
    }

    private RentalStory reserveAndPay(String currency, long amountMinor) {
        var rental = new RentalStory(currency);
        events.handle(rental.reserved());
        pay(rental.id, amountMinor, currency, "CARD").statusCode(201);
        return rental;
    }

    private static JsonPath get(String path) {
        return as("accountant").get(path).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> all(String path) {
        var ids = new ArrayList<String>();
        for (var next = path; next != null; ) {
            var page = get(next);
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        return ids;
    }

    private static int balance(JsonPath accounts, String code, String currency) {
        return accounts.getInt("items.find { it.code == '%s' }.balances.find { it.currency == '%s' }.amountMinor"
                .formatted(code, currency));
    }

    private static Map<String, Object> line(JsonPath trialBalance, String code, String currency) {
        return trialBalance.getMap(
                "lines.find { it.account == '%s' && it.debit.currency == '%s' }".formatted(code, currency));
    }
}
