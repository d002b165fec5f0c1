package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.decommission;
import static org.fleetrental.fleet.FleetApi.edit;
import static org.fleetrental.fleet.FleetApi.newVehicle;
import static org.fleetrental.fleet.FleetApi.newVin;
import static org.fleetrental.fleet.FleetApi.read;
import static org.fleetrental.fleet.FleetApi.vehicle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleUpdated;
import org.fleetrental.fleet.FleetApi;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EditingApiTest {

    @Inject
    MessagingKit events;

    private UUID vehicle;

    @BeforeEach
    void register() {
        vehicle = newVehicle();
    }

    @Test
    void plateAndClassAreEditedAndAnnounced() {
        var plate = newPlate();
        edit(vehicle, "{\"vehicleClass\":\"SUV\",\"licensePlate\":\"  %s \"}".formatted(plate))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("vehicleClass", equalTo("SUV"))
                .body("licensePlate", equalTo(plate));
        edit(vehicle, "{\"licensePlate\":null}")
                .statusCode(200)
                .body("vehicleClass", equalTo("SUV"))
                .body("licensePlate", nullValue());
        vehicle(vehicle).header("ETag", equalTo("\"3\"")).body("licensePlate", nullValue());

        var published = events.onTopic(VehicleUpdated.class, vehicle).times(2);
        assertThat(published)
                .extracting(update -> update.event().getVehicle().getVehicleClass())
                .containsOnly(VehicleClass.SUV);
        assertThat(published)
                .extracting(update -> update.event().getVehicle().getLicensePlate())
                .containsExactly(plate, null);
        assertThat(published)
                .extracting(update -> update.metadata().aggregateVersion())
                .containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"vehicleClass\":\"STANDARD\"}", "{\"licensePlate\":null}"})
    void aPatchThatChangesNothingIsNotAnnounced(String patch) {
        edit(vehicle, patch).statusCode(200).header("ETag", equalTo("\"1\""));
        events.published(VehicleUpdated.class, vehicle).never();
    }

    @Test
    void whoHasNotSeenTheVehicleAsItIsDoesNotEditIt() {
        var seen = vehicle(vehicle).extract().header("ETag");
        read(vehicle, 100, "2026-01-01T00:00:00Z").statusCode(201);

        edit(vehicle, "{\"vehicleClass\":\"SUV\"}", seen)
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:precondition-failed"))
                .body("etag", equalTo("\"2\""));
        as("fleet-manager")
                .contentType("application/merge-patch+json")
                .body("{\"vehicleClass\":\"SUV\"}")
                .patch("/v1/vehicles/" + vehicle)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:fleet:problem:precondition-required"));
        vehicle(vehicle).body("vehicleClass", equalTo("STANDARD"));
        events.published(VehicleUpdated.class, vehicle).never();
    }

    @Test
    void ofManyWhoHaveSeenTheSameOneEdits() throws InterruptedException {
        var seen = vehicle(vehicle).extract().header("ETag");
        Callable<Integer> editing = () ->
                edit(vehicle, "{\"vehicleClass\":\"VAN\"}", seen).extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(4)) {
            var answers =
                    executor.invokeAll(Stream.generate(() -> editing).limit(6).toList());
            var counts = answers.stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(counts).isEqualTo(Map.of(200, 1L, 412, 5L));
        }
        events.published(VehicleUpdated.class, vehicle).once();
    }

    @Test
    void aVehicleThatHasLeftTheFleetStaysAsItWas() {
        decommission(vehicle).statusCode(200);
        edit(vehicle, "{\"vehicleClass\":\"SUV\"}")
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:vehicle-decommissioned"));
        events.published(VehicleUpdated.class, vehicle).never();
    }

    @Test
    void whatCannotBeEditedIsNamed() {
        edit(vehicle, "{\"vin\":\"WFL00000000000000\"}").statusCode(400).body("errors.field", contains("vin"));
        edit(vehicle, "{\"vehicleClass\":\"TANK\"}").statusCode(400).body("errors.field", contains("vehicleClass"));
        edit(vehicle, "{\"vehicleClass\":null}").statusCode(422).body("errors.field", contains("vehicleClass"));
        edit(vehicle, "{\"licensePlate\":\"  \"}").statusCode(422).body("errors.field", contains("licensePlate"));
        edit(UUID.randomUUID(), "{}", "*").statusCode(404);
        as("agent")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{}")
                .patch("/v1/vehicles/" + vehicle)
                .then()
                .statusCode(403);
    }

    @Test
    void aPlateIsOnOneVehicleOfTheFleet() {
        var plate = newPlate();
        edit(vehicle, "{\"licensePlate\":\"%s\"}".formatted(plate)).statusCode(200);

        var second = newVehicle();
        edit(second, "{\"licensePlate\":\" %s\"}".formatted(plate.toLowerCase(Locale.ROOT)))
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:plate-taken"));
        registerWith(plate).statusCode(409).body("type", equalTo("urn:fleet:problem:plate-taken"));

        edit(vehicle, "{\"licensePlate\":\"%s\"}".formatted(plate.toLowerCase(Locale.ROOT)))
                .statusCode(200);
        decommission(vehicle).statusCode(200);
        edit(second, "{\"licensePlate\":\"%s\"}".formatted(plate)).statusCode(200);
    }

    @Test
    void ofManyWithOnePlateAtOnceOneGetsIt() throws InterruptedException {
        var plate = newPlate();
        var others = List.of(newVehicle(), newVehicle(), newVehicle());
        var calls = new ArrayList<Callable<Integer>>();
        others.forEach(other -> calls.add(() -> edit(other, "{\"licensePlate\":\"%s\"}".formatted(plate))
                .extract()
                .statusCode()));
        for (int i = 0; i < 3; i++) {
            calls.add(() -> registerWith(plate).extract().statusCode());
        }
        try (var executor = Executors.newFixedThreadPool(6)) {
            var statuses = executor.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(5);
            assertThat(statuses).filteredOn(status -> status < 300).hasSize(1);
        }
    }

    private static ValidatableResponse registerWith(String plate) {
        return FleetApi.register(
                Map.of("vin", newVin(), "make", "Skoda", "model", "Fabia", "year", 2020, "licensePlate", plate));
    }

    private static String newPlate() {
        return "T-%d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
    }
}
