package org.fleetrental.fleet;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fleetrental.testkit.Tokens;

/** The service's API, as its clients use it. */
public final class FleetApi {

    private FleetApi() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", Tokens.bearer(role)).contentType(ContentType.JSON);
    }

    /** A VIN that no other test uses; European, so that no check digit is needed. */
    public static String newVin() {
        return "WFL%014d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000_000L));
    }

    public static ValidatableResponse register(Map<String, ?> vehicle) {
        return as("fleet-manager").body(vehicle).post("/v1/vehicles").then();
    }

    /** A vehicle of the fleet, available, with no reading on record. */
    public static UUID newVehicle() {
        return UUID.fromString(register(Map.of("vin", newVin(), "make", "Skoda", "model", "Octavia", "year", 2023))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Edits a vehicle as it is now. */
    public static ValidatableResponse edit(UUID id, String patch) {
        return edit(id, patch, vehicle(id).extract().header("ETag"));
    }

    public static ValidatableResponse edit(UUID id, String patch, String seen) {
        return as("fleet-manager")
                .contentType("application/merge-patch+json")
                .header("If-Match", seen)
                .body(patch)
                .patch("/v1/vehicles/" + id)
                .then();
    }

    public static ValidatableResponse vehicle(UUID id) {
        return as("agent").get("/v1/vehicles/" + id).then();
    }

    public static String stateOf(UUID vehicleId) {
        return vehicle(vehicleId).statusCode(200).extract().path("state");
    }

    public static ValidatableResponse history(UUID vehicleId) {
        return as("agent").get("/v1/vehicles/" + vehicleId + "/history").then();
    }

    public static ValidatableResponse read(UUID vehicleId, int readingKm, String recordedAt) {
        return as("mechanic")
                .body(Map.of("readingKm", readingKm, "recordedAt", recordedAt))
                .post("/v1/vehicles/" + vehicleId + "/odometer-readings")
                .then();
    }

    public static ValidatableResponse decommission(UUID vehicleId) {
        return as("fleet-manager")
                .body(Map.of("reason", "sold"))
                .post("/v1/vehicles/" + vehicleId + "/decommission")
                .then();
    }
}
