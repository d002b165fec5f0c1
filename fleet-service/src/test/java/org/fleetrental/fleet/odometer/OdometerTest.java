package org.fleetrental.fleet.odometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.newVehicle;
import static org.fleetrental.fleet.FleetApi.newVin;
import static org.fleetrental.fleet.FleetApi.read;
import static org.fleetrental.fleet.FleetApi.register;
import static org.fleetrental.fleet.FleetApi.vehicle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.events.fleet.OdometerSource;
import org.fleetrental.fleet.FleetApi;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OdometerTest {

    @Inject
    MessagingKit events;

    @Inject
    Odometer odometer;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aReadingIsKeptAndAnnounced() {
        var vehicle = newVehicle();
        var created = read(vehicle, 1200, "2026-01-10T08:00:00.123456Z")
                .statusCode(201)
                .body("readingKm", equalTo(1200))
                .body("source", equalTo("MANUAL"))
                .extract();

        as("agent")
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(created.path("id")))
                .body("recordedAt", equalTo("2026-01-10T08:00:00.123456Z"));
        vehicle(vehicle).body("odometerKm", equalTo(1200)).header("ETag", equalTo("\"2\""));
        var published = events.published(OdometerRecorded.class, vehicle).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(published.event().getReadingKm()).isEqualTo(1200);
        assertThat(published.event().getSource()).isEqualTo(OdometerSource.MANUAL);
        assertThat(published.event().getVehicle().getOdometerKm()).isEqualTo(1200);
    }

    @Test
    void aLateReadingMustFitBetweenItsNeighboursInTime() {
        var vehicle = newVehicle();
        read(vehicle, 1000, "2026-01-10T00:00:00Z").statusCode(201);
        read(vehicle, 3000, "2026-01-30T00:00:00Z").statusCode(201);

        read(vehicle, 2000, "2026-01-20T00:00:00Z").statusCode(201);
        vehicle(vehicle).body("odometerKm", equalTo(3000));
        contradicts(vehicle, 1999, "2026-01-25T00:00:00Z", 2000);
        contradicts(vehicle, 3001, "2026-01-25T00:00:00Z", 3000);
        contradicts(vehicle, 1001, "2026-01-01T00:00:00Z", 1000);
        contradicts(vehicle, 2999, "2026-02-01T00:00:00Z", 3000);
        contradicts(vehicle, 2001, "2026-01-20T00:00:00Z", 2000);

        as("agent")
                .get("/v1/vehicles/" + vehicle + "/odometer-readings")
                .then()
                .statusCode(200)
                .body("items.readingKm", contains(1000, 2000, 3000));
    }

    private static void contradicts(UUID vehicle, int readingKm, String at, int otherKm) {
        read(vehicle, readingKm, at)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", contains("readingKm"))
                .body("contradicts.readingKm", equalTo(otherKm));
    }

    @Test
    void theReadingAtTheRegistrationIsTheFirst() {
        var vehicle = UUID.fromString(
                register(Map.of("vin", newVin(), "make", "Seat", "model", "Leon", "year", 2024, "odometerKm", 50))
                        .extract()
                        .path("id"));
        contradicts(vehicle, 51, "2026-01-01T00:00:00Z", 50);
        contradicts(vehicle, 49, Instant.now().toString(), 50);
        read(vehicle, 51, Instant.now().toString()).statusCode(201);
    }

    @Test
    void ofTwoReadingsAtOnceTheSecondSeesTheFirst() {
        var vehicle = newVehicle();
        var second = new AtomicReference<CompletableFuture<Integer>>();
        QuarkusTransaction.requiringNew().run(() -> {
            odometer.enter(vehicle, 5000, Instant.parse("2026-01-01T00:00:00Z"));
            second.set(CompletableFuture.supplyAsync(
                    () -> read(vehicle, 4000, "2026-01-02T00:00:00Z").extract().statusCode()));
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaitsForALock);
        });
        assertThat(second.get().join()).isEqualTo(422);
    }

    private boolean somebodyWaitsForALock() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select from pg_locks where not granted");
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    @Test
    void theReadingsAreListedPageByPageInTime() {
        var vehicle = newVehicle();
        for (int day : List.of(3, 1, 2)) {
            read(vehicle, day * 100, "2026-01-0" + day + "T00:00:00Z").statusCode(201);
        }
        var path = "/v1/vehicles/" + vehicle + "/odometer-readings?limit=2";
        var page = as("operator")
                .get(path)
                .then()
                .body("items.readingKm", contains(100, 200))
                .extract();
        as("operator").get(page.<String>path("next")).then().body("items.readingKm", contains(300));
    }

    @Test
    void whatNoOdometerCanShowIsRefused() {
        var vehicle = newVehicle();
        read(vehicle, -1, "2026-01-01T00:00:00Z").statusCode(422).body("errors.field", contains("readingKm"));
        read(vehicle, 10_000_000, "2026-01-01T00:00:00Z").statusCode(422);
        read(vehicle, 1, "2099-01-01T00:00:00Z")
                .statusCode(422)
                .body("errors.field", contains("recordedAt"))
                .body("errors[0].reason", containsString("future"));
        read(vehicle, 1, "1969-12-31T00:00:00Z").statusCode(422);
        read(vehicle, 1, "yesterday").statusCode(400).body("errors.field", contains("recordedAt"));
        read(vehicle, 1, "1700000000").statusCode(400).body("errors.field", contains("recordedAt"));
        as("mechanic")
                .body("{\"readingKm\":1,\"recordedAt\":1700000000}")
                .post("/v1/vehicles/" + vehicle + "/odometer-readings")
                .then()
                .statusCode(400)
                .body("errors.field", contains("recordedAt"));
        read(UUID.randomUUID(), 1, "2026-01-01T00:00:00Z").statusCode(404);
        FleetApi.as("accountant")
                .body("{}")
                .post("/v1/vehicles/" + vehicle + "/odometer-readings")
                .then()
                .statusCode(403);
    }
}
