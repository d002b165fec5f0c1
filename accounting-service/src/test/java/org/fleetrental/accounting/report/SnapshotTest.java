package org.fleetrental.accounting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.accounting.Tampering;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class SnapshotTest {

    @Inject
    MessagingKit events;

    @Test
    void aReportStaysAsItWasWhenItWasTaken() {
        events.handle(new RentalStory("ILS", Instant.parse("2025-05-10T00:00:00Z")).reserved());
        var key = UUID.randomUUID().toString();
        var body = Map.of("report", "BALANCE_SHEET", "asOf", "2025-05-10");

        var taken = take(key, body)
                .statusCode(201)
                .body("report", equalTo("BALANCE_SHEET"))
                .body("asOf", equalTo("2025-05-10"))
                .body("takenBy", equalTo("test-user"))
                .extract();
        events.handle(new RentalStory("ILS", Instant.parse("2025-05-10T00:00:00Z")).reserved());

        var again = as("accountant").get(taken.header("Location")).then().statusCode(200);
        assertThat(again.extract().asString()).isEqualTo(taken.asString());
        again.body("content.totals.find { it.assets.currency == 'ILS' }.assets.amountMinor", equalTo(11_900));
        assertThat(take(key, body).extract().<String>path("id")).isEqualTo(taken.path("id"));
        assertThat(taken.<Integer>path("ledgerEntries")).isPositive();
        assertThat(taken.<String>path("sha256"))
                .isEqualTo(Tampering.read(
                                "select encode(sha256(convert_to(content, 'UTF8')), 'hex') from accounting.report_snapshot where id = '%s'"
                                        .formatted(taken.<String>path("id")))
                        .getFirst());
    }

    @Test
    void everyReportOfBalancesCanBeKept() {
        take(
                        UUID.randomUUID().toString(),
                        Map.of("report", "PROFIT_AND_LOSS", "from", "2025-05-01", "to", "2025-05-31"))
                .statusCode(201)
                .body("from", equalTo("2025-05-01"))
                .body("content.to", equalTo("2025-05-31"));
        String id = take(UUID.randomUUID().toString(), Map.of("report", "TRIAL_BALANCE"))
                .statusCode(201)
                .extract()
                .path("id");
        as("accountant").get("/v1/report-snapshots?limit=200").then().body("items.id", hasItem(id));
        as("accountant").get("/v1/report-snapshots/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theAgingOfReceivablesAndTheRevenueByVehicleCanBeKept() {
        var rental = new RentalStory("ZAR", Instant.parse("2025-06-10T00:00:00Z"));
        events.handle(rental.reserved());
        events.handle(rental.completed());

        take(UUID.randomUUID().toString(), Map.of("report", "RECEIVABLES_AGING", "asOf", "2025-06-10"))
                .statusCode(201)
                .body("content.totals.find { it.total.currency == 'ZAR' }.current.amountMinor", equalTo(11_900))
                .body("content.lines.customerId", hasItem(rental.customerId.toString()));
        take(
                        UUID.randomUUID().toString(),
                        Map.of("report", "REVENUE_BY_VEHICLE", "from", "2025-06-01", "to", "2025-06-30"))
                .statusCode(201)
                .body("from", equalTo("2025-06-01"))
                .body("content.lines.vehicleId", hasItem(rental.vehicleId.toString()));
    }

    @Test
    void aWrongQuestionIsRefused() {
        problem(take("k", Map.of("report", "WEATHER")), 400, "malformed-request");
        problem(take("k", Map.of("asOf", "2025-05-01")), 422, "invalid-field");
        problem(
                take("k2", Map.of("report", "PROFIT_AND_LOSS", "from", "2025-05-02", "to", "2025-05-01")),
                400,
                "malformed-request");
        problem(take("k3", Map.of("report", "PROFIT_AND_LOSS", "to", "+10000-01-01")), 400, "malformed-request")
                .body("errors.field", contains("to"));
        problem(take("k4", Map.of("report", "PROFIT_AND_LOSS", "from", "0001-01-01")), 400, "malformed-request")
                .body("errors.field", contains("from"));
        as("admin").get("/v1/report-snapshots").then().statusCode(403);
    }

    private static ValidatableResponse take(String key, Map<String, String> body) {
        return as("accountant")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/report-snapshots")
                .then();
    }
}
