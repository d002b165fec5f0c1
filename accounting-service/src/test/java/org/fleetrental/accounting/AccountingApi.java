package org.fleetrental.accounting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;

/** The service's API, as its clients use it. */
public final class AccountingApi {

    private AccountingApi() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", Tokens.bearer(role)).contentType(ContentType.JSON);
    }

    public static ValidatableResponse pay(UUID rentalId, long amountMinor, String currency, String method) {
        return pay(UUID.randomUUID().toString(), payment(rentalId, amountMinor, currency, method));
    }

    public static ValidatableResponse pay(String key, Map<String, ?> body) {
        return as("agent")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/payments")
                .then();
    }

    public static Map<String, Object> payment(UUID rentalId, long amountMinor, String currency, String method) {
        return new HashMap<>(Map.of(
                "rentalId",
                rentalId,
                "amount",
                Map.of("amountMinor", amountMinor, "currency", currency),
                "method",
                method));
    }

    /** Pays by card; the payment's id. */
    public static String paid(UUID rentalId, long amountMinor) {
        return pay(rentalId, amountMinor, "EUR", "CARD")
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static ValidatableResponse refund(String paymentId, long amountMinor, String currency) {
        return as("accountant")
                .body(Map.of("amount", Map.of("amountMinor", amountMinor, "currency", currency), "reason", "sorry"))
                .post("/v1/payments/%s/refund".formatted(paymentId))
                .then();
    }

    public static ValidatableResponse charge(UUID rentalId, long amountMinor, String currency) {
        return as("accountant")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "rentalId",
                        rentalId,
                        "amount",
                        Map.of("amountMinor", amountMinor, "currency", currency),
                        "description",
                        "toll"))
                .post("/v1/charges")
                .then();
    }

    public static ValidatableResponse reverse(String chargeId) {
        return as("accountant")
                .body(Map.of("reason", "goodwill"))
                .post("/v1/charges/%s/reverse".formatted(chargeId))
                .then();
    }

    public static ValidatableResponse chargeBack(String paymentId) {
        return as("accountant")
                .body(Map.of("reason", "disputed"))
                .post("/v1/payments/%s/charge-back".formatted(paymentId))
                .then();
    }

    public static ValidatableResponse writeOff(UUID rentalId, long amountMinor) {
        return as("accountant")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("rentalId", rentalId, "amount", eur(amountMinor), "reason", "insolvent"))
                .post("/v1/write-offs")
                .then();
    }

    public static ValidatableResponse allocate(String key, UUID customerId, UUID rentalId, long amountMinor) {
        return as("agent")
                .header("Idempotency-Key", key)
                .body(Map.of("rentalId", rentalId, "amount", eur(amountMinor)))
                .post("/v1/customers/%s/credit-allocations".formatted(customerId))
                .then();
    }

    public static ValidatableResponse allocate(UUID customerId, UUID rentalId, long amountMinor) {
        return allocate(UUID.randomUUID().toString(), customerId, rentalId, amountMinor);
    }

    /** Authorizes a deposit; its id. */
    public static String deposit(UUID rentalId, long amountMinor) {
        return as("agent")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("rentalId", rentalId, "amount", eur(amountMinor)))
                .post("/v1/deposits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @param what capture or apply */
    public static ValidatableResponse deposit(String id, String what, long amountMinor) {
        return as("agent")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("amount", eur(amountMinor)))
                .post("/v1/deposits/%s/%s".formatted(id, what))
                .then();
    }

    public static ValidatableResponse release(String depositId) {
        return as("agent").post("/v1/deposits/%s/release".formatted(depositId)).then();
    }

    private static Map<String, ?> eur(long amountMinor) {
        return Map.of("amountMinor", amountMinor, "currency", "EUR");
    }

    public static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(":" + name));
    }

    public static ValidatableResponse invoice(UUID rentalId) {
        return as("agent").get("/v1/invoices/" + rentalId).then();
    }

    public static ValidatableResponse charges(UUID rentalId) {
        return as("agent").get("/v1/charges?rentalId=" + rentalId).then().statusCode(200);
    }

    public static ValidatableResponse entries(UUID rentalId) {
        return as("accountant")
                .get("/v1/journal-entries?rentalId=" + rentalId)
                .then()
                .statusCode(200);
    }

    /** What the journal of a rental comes to: net debit by account and currency, accounts at zero left out. */
    public static Map<String, Long> books(UUID rentalId) {
        List<Map<String, Object>> lines = entries(rentalId).extract().path("items.lines.flatten()");
        var books = new TreeMap<String, Long>();
        for (var line : lines) {
            books.merge(line.get("account") + " " + currency(line), amount(line, "debit"), Long::sum);
            books.merge(line.get("account") + " " + currency(line), -amount(line, "credit"), Long::sum);
        }
        books.values().removeIf(balance -> balance == 0);
        return books;
    }

    private static Object currency(Map<String, Object> line) {
        return ((Map<?, ?>) line.get("debit")).get("currency");
    }

    private static long amount(Map<String, Object> line, String side) {
        return ((Number) ((Map<?, ?>) line.get(side)).get("amountMinor")).longValue();
    }
}
