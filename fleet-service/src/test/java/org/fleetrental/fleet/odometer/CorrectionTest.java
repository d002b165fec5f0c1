package org.fleetrental.fleet.odometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.newVehicle;
import static org.fleetrental.fleet.FleetApi.read;
import static org.fleetrental.fleet.FleetApi.vehicle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrectionTest {

    private static final String FIRST = "2026-01-10T00:00:00Z";
    private static final String SECOND = "2026-01-20T00:00:00Z";

    @Inject
    MessagingKit events;

    private UUID vehicle;
    private String wrong;

    @BeforeEach
    void readWrongly() {
        vehicle = newVehicle();
        read(vehicle, 1_000, FIRST).statusCode(201);
        wrong = read(vehicle, 20_000, SECOND).statusCode(201).extract().path("id");
    }

    @Test
    void aCorrectedReadingStaysOnRecordAndCountsNoLonger() {
        var right = correct(wrong, 2_000)
                .statusCode(201)
                .body("readingKm", equalTo(2_000))
                .body("recordedAt", equalTo(SECOND))
                .body("corrects", equalTo(wrong))
                .body("reason", equalTo("a zero too many"))
                .extract()
                .<String>path("id");

        vehicle(vehicle).body("odometerKm", equalTo(2_000)).header("ETag", equalTo("\"4\""));
        as("agent")
                .get("/v1/vehicles/" + vehicle + "/odometer-readings")
                .then()
                .body("items.readingKm", contains(1_000, 2_000, 20_000))
                .body("items.corrects", equalTo(Arrays.asList(null, wrong, null)));
        var announced =
                events.published(OdometerRecorded.class, vehicle).times(3).getLast();
        assertThat(announced.event().getReadingId()).isEqualTo(UUID.fromString(right));
        assertThat(announced.event().getReadingKm()).isEqualTo(2_000);
        assertThat(announced.event().getVehicle().getOdometerKm()).isEqualTo(2_000);

        read(vehicle, 2_500, "2026-01-25T00:00:00Z").statusCode(201);
        vehicle(vehicle).body("odometerKm", equalTo(2_500));
    }

    @Test
    void aReadingIsCorrectedOnceAndThenItsCorrectionIs() {
        var right = correct(wrong, 2_000).statusCode(201).extract().<String>path("id");
        correct(wrong, 2_100).statusCode(409).body("type", equalTo("urn:fleet:problem:reading-corrected"));
        correct(right, 2_100).statusCode(201);
        vehicle(vehicle).body("odometerKm", equalTo(2_100));
    }

    @Test
    void aCorrectionMustFitBetweenItsNeighboursToo() {
        correct(wrong, 999)
                .statusCode(422)
                .body("errors.field", contains("readingKm"))
                .body("contradicts.readingKm", equalTo(1_000));
        vehicle(vehicle).body("odometerKm", equalTo(20_000));
        events.published(OdometerRecorded.class, vehicle).times(2);
    }

    @Test
    void whatIsNotThereIsNotCorrected() {
        correct(UUID.randomUUID().toString(), 2_000).statusCode(404);
        correct(newVehicle(), wrong, 2_000).statusCode(404);
        correct(UUID.randomUUID(), wrong, 2_000).statusCode(404);
        as("agent")
                .body("{}")
                .post("/v1/vehicles/%s/odometer-readings/%s/correct".formatted(vehicle, wrong))
                .then()
                .statusCode(403);
    }

    @Test
    void aReadingSentAgainUnderItsKeyIsTakenOnce() {
        var key = UUID.randomUUID().toString();
        var first = enter(key, 20_100).statusCode(201).extract().<String>path("id");
        enter(key, 20_100)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        enter(key, 20_200).statusCode(422).body("type", equalTo("urn:fleet:problem:idempotency-key-reused"));
        events.published(OdometerRecorded.class, vehicle).times(3);
    }

    private ValidatableResponse enter(String key, int readingKm) {
        return as("mechanic")
                .header("Idempotency-Key", key)
                .body(Map.of("readingKm", readingKm, "recordedAt", "2026-01-30T00:00:00Z"))
                .post("/v1/vehicles/" + vehicle + "/odometer-readings")
                .then();
    }

    private ValidatableResponse correct(String reading, int readingKm) {
        return correct(vehicle, reading, readingKm);
    }

    private static ValidatableResponse correct(UUID vehicle, String reading, int readingKm) {
        return as("mechanic")
                .body(Map.of("readingKm", readingKm, "reason", "a zero too many"))
                .post("/v1/vehicles/%s/odometer-readings/%s/correct".formatted(vehicle, reading))
                .then();
    }
}
