package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.newVin;
import static org.fleetrental.fleet.FleetApi.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportApiTest {

    @Inject
    MessagingKit events;

    @Test
    void eachRowHasAResultOfItsOwn() {
        var taken = row(newVin());
        register(taken).statusCode(201);
        var report = take(
                        newKey(),
                        List.of(
                                row(newVin()),
                                taken,
                                row("WFL"),
                                Map.of("vin", newVin(), "make", " ", "model", "Fabia", "year", 1),
                                row(newVin())))
                .statusCode(200)
                .body("registered", equalTo(2))
                .body("refused", equalTo(3))
                .body("rows.row", contains(0, 1, 2, 3, 4))
                .body("rows.status", contains(201, 409, 422, 422, 201))
                .body("rows[1].problem.type", equalTo("urn:fleet:problem:vin-taken"))
                .body("rows[2].problem.errors[0].field", equalTo("vin"))
                .body("rows[3].problem.errors.field", contains("make", "year"))
                .extract();
        var first = UUID.fromString(report.path("rows[0].vehicle.id"));
        events.published(VehicleRegistered.class, first).once();
    }

    @Test
    void anImportSentAgainIsAnsweredAgainAndWhatIsNewIsDone() {
        var key = newKey();
        var row = row(newVin());
        var id = take(key, List.of(row)).extract().<String>path("rows[0].vehicle.id");

        take(key, List.of(row, row(newVin())))
                .body("rows.status", contains(201, 201))
                .body("rows[0].vehicle.id", equalTo(id))
                .body("rows.replayed", contains(true, null));
        take(key, List.of(row(newVin())))
                .body("rows.status", contains(422))
                .body("rows[0].problem.type", equalTo("urn:fleet:problem:idempotency-key-reused"));
        events.published(VehicleRegistered.class, UUID.fromString(id)).once();
    }

    @Test
    void whatIsNoImportIsRefusedAsAWhole() {
        var vin = newVin();
        take(newKey(), List.of()).statusCode(422);
        take(newKey(), Collections.nCopies(501, row(vin))).statusCode(422);
        take(newKey(), List.of(row(vin), Map.of("colour", "red"))).statusCode(400);
        as("fleet-manager")
                .body(List.of(row(vin)))
                .post("/v1/vehicles/import")
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
        as("agent").body("[]").post("/v1/vehicles/import").then().statusCode(403);
        register(row(vin)).statusCode(201);
    }

    @Test
    void aVehicleRegisteredAgainUnderItsKeyIsThereOnce() {
        var key = newKey();
        var row = row(newVin());
        var first = registerUnder(key, row).statusCode(201).extract();
        var second = registerUnder(key, row)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract();
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        registerUnder(key, row(newVin())).statusCode(422);
        events.published(VehicleRegistered.class, UUID.fromString(first.path("id")))
                .once();
    }

    private static ValidatableResponse registerUnder(String key, Map<String, ?> row) {
        return as("fleet-manager")
                .header("Idempotency-Key", key)
                .body(row)
                .post("/v1/vehicles")
                .then();
    }

    private static ValidatableResponse take(String key, List<? extends Map<String, ?>> rows) {
        return as("fleet-manager")
                .header("Idempotency-Key", key)
                .body(rows)
                .post("/v1/vehicles/import")
                .then();
    }

    private static Map<String, Object> row(String vin) {
        return Map.of("vin", vin, "make", "Skoda", "model", "Fabia", "year", 2020);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
