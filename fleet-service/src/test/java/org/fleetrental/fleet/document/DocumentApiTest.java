package org.fleetrental.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.decommission;
import static org.fleetrental.fleet.FleetApi.newVehicle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentApiTest {

    private UUID vehicle;

    @BeforeEach
    void register() {
        vehicle = newVehicle();
    }

    @Test
    void aDocumentIsEnteredOnceUnderItsKeyAndFound() {
        var key = UUID.randomUUID().toString();
        var first =
                enter(key, "INSURANCE", today().plusDays(10)).statusCode(201).extract();
        enter(key, "INSURANCE", today().plusDays(10)).statusCode(201).header("Idempotency-Replayed", "true");

        as("agent")
                .get(first.header("Location"))
                .then()
                .statusCode(200)
                .body("number", equalTo("N-1"))
                .body("daysLeft", equalTo(10));
        as("agent").get(path()).then().statusCode(200).body("items.kind", contains("INSURANCE"));
    }

    @Test
    void whatExpiresIsListedMostUrgentFirst() {
        var other = newVehicle();
        enter("REGISTRATION", today().plusDays(5)).statusCode(201);
        enter("INSURANCE", today().minusDays(3)).statusCode(201);
        enter("INSPECTION", today().plusDays(60)).statusCode(201);
        assertThat(expiringOf(vehicle, 30)).containsExactly("INSURANCE", "REGISTRATION");
        assertThat(expiringOf(other, 30)).isEmpty();
    }

    @Test
    void aDocumentThatWasRenewedExpiresNoLonger() {
        enter("INSURANCE", today().minusDays(3)).statusCode(201);
        enter("INSURANCE", today().plusDays(362)).statusCode(201);
        assertThat(expiringOf(vehicle, 30)).isEmpty();
    }

    @Test
    void nobodyRenewsThePapersOfAVehicleThatHasLeftTheFleet() {
        enter("INSURANCE", today()).statusCode(201);
        assertThat(expiringOf(vehicle, 0)).containsExactly("INSURANCE");
        decommission(vehicle).statusCode(200);
        assertThat(expiringOf(vehicle, 0)).isEmpty();
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        as("fleet-manager")
                .body("{}")
                .post(path())
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("kind", "number", "expiresOn"));
        enter("INSURANCE", LocalDate.MAX).statusCode(422).body("errors.field", contains("expiresOn"));
        as("agent").body("{}").post(path()).then().statusCode(403);
        as("agent").get("/v1/documents-expiring?withinDays=-1").then().statusCode(400);
        vehicle = UUID.randomUUID();
        enter("INSURANCE", today()).statusCode(404);
        as("agent").get(path()).then().statusCode(404);
    }

    private ValidatableResponse enter(String kind, LocalDate expiresOn) {
        return enter(UUID.randomUUID().toString(), kind, expiresOn);
    }

    private ValidatableResponse enter(String key, String kind, LocalDate expiresOn) {
        return as("fleet-manager")
                .header("Idempotency-Key", key)
                .body(Map.of("kind", kind, "number", "N-1", "expiresOn", expiresOn.toString()))
                .post(path())
                .then();
    }

    /** The kinds of a vehicle's documents in the list of all, which is read page by page. */
    private static List<String> expiringOf(UUID vehicle, int withinDays) {
        var kinds = new ArrayList<String>();
        String next = "/v1/documents-expiring?limit=2&withinDays=" + withinDays;
        while (next != null) {
            var page = as("mechanic")
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> items = page.path("items");
            items.stream()
                    .filter(item -> item.get("vehicleId").equals(vehicle.toString()))
                    .forEach(item -> kinds.add((String) item.get("kind")));
            next = page.path("next");
        }
        return kinds;
    }

    private String path() {
        return "/v1/vehicles/" + vehicle + "/documents";
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
