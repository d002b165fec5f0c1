package org.fleetrental.fleet.vehicle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.newVin;
import static org.fleetrental.fleet.FleetApi.register;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.fleet.FleetApi;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class RegistrationApiTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    MessagingKit events;

    @Test
    void aVehicleIsRegisteredAndAnnounced() {
        var vin = newVin();
        var created = register(Map.of(
                        "vin",
                        vin,
                        "make",
                        "Skoda",
                        "model",
                        "Octavia",
                        "year",
                        2023,
                        "vehicleClass",
                        "SUV",
                        "licensePlate",
                        "HH-AB 123",
                        "odometerKm",
                        15))
                .statusCode(201)
                .contentType(ContentType.JSON)
                .body("vin", equalTo(vin))
                .body("state", equalTo("AVAILABLE"))
                .body("vehicleClass", equalTo("SUV"))
                .body("odometerKm", equalTo(15))
                .extract();
        var id = UUID.fromString(created.path("id"));
        assertThat(created.header("Location")).endsWith("/v1/vehicles/" + id);

        FleetApi.vehicle(id).statusCode(200).header("ETag", equalTo("\"1\"")).body("vin", equalTo(vin));
        var published = events.onTopic(VehicleRegistered.class, id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(1);
        assertThat(published.event().getVehicle().getVin()).isEqualTo(vin);
        assertThat(published.event().getVehicle().getOdometerKm()).isEqualTo(15);
        assertThat(published.event().getVehicle().getLicensePlate()).isEqualTo("HH-AB 123");
    }

    @Test
    void theUsersWordOnMakeAndYearStandsBesideTheVin() {
        register(Map.of("vin", "1hgbh41jxmn109186", "make", "Honda", "model", "Accord", "year", 1991))
                .statusCode(201)
                .body("vin", equalTo("1HGBH41JXMN109186"))
                .body("vehicleClass", equalTo("STANDARD"))
                .body("licensePlate", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1HGBH41JXMN10918  | a VIN has 17 characters, this has 16
                    1HGBH41JXMN10918O | 'O' at position 17 is not allowed: digits and capital letters without I, O and Q
                    1HGBH41J3MN109186 | the check digit at position 9 is 3, expected X
                    """, quoteCharacter = '"')
    void aBadVinIsRefusedWithItsReason(String vin, String reason) {
        problem(register(Map.of("vin", vin, "make", "Honda", "model", "Accord", "year", 1991)), 422)
                .body("type", equalTo("urn:fleet:problem:invalid-field"))
                .body("errors[0].field", equalTo("vin"))
                .body("errors[0].reason", equalTo(reason));
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
        problem(register(Map.of("make", " ", "model", "a\u0000b", "odometerKm", -1)), 422)
                .body("errors.field", hasItems("vin", "make", "model", "year", "odometerKm"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"vin":                                    | (body)       | not well-formed JSON
                    not json                                   | (body)       | not well-formed JSON
                    []                                         | (body)       | not a valid
                    {"vin":"x","colour":"red"}                 | colour       | no such field
                    {"year":"last"}                            | year         | not a valid Integer
                    {"year":1991.5}                            | year         | not a valid Integer
                    {"year":"1991"}                            | year         | not a valid Integer
                    {"year":99999999999}                       | year         | not a valid
                    {"vehicleClass":2}                         | vehicleClass | not a valid VehicleClass
                    {"make":5}                                 | make         | not a valid String
                    {"make":"A"} {"make":"B"}                  | (body)       | not a valid
                    {"vehicleClass":"TANK"}                    | vehicleClass | not a valid VehicleClass
                    """)
    void whatCannotBeReadIsA400(String body, String field, String reason) {
        problem(as("fleet-manager").body(body).post("/v1/vehicles").then(), 400)
                .body("type", equalTo("urn:fleet:problem:malformed-request"))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", containsString(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void nothingIsNoVehicle(String body) {
        problem(as("fleet-manager").body(body).post("/v1/vehicles").then(), 422)
                .body("errors[0].field", equalTo("(body)"));
    }

    @Test
    void otherThanJsonIsA415() {
        problem(
                as("fleet-manager")
                        .contentType(ContentType.XML)
                        .body("<vehicle/>")
                        .post("/v1/vehicles")
                        .then(),
                415);
    }

    @Test
    void aTakenVinIsA409() {
        var vehicle = Map.of("vin", newVin(), "make", "Skoda", "model", "Fabia", "year", 2020);
        register(vehicle).statusCode(201);
        problem(register(vehicle), 409).body("type", equalTo("urn:fleet:problem:vin-taken"));
    }

    @Test
    void ofManyWithOneVinAtOnceOneIsRegistered() throws InterruptedException {
        var vehicle = Map.of("vin", newVin(), "make", "Skoda", "model", "Fabia", "year", 2020);
        Callable<Integer> registration = () -> register(vehicle).extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(8)) {
            var answers = executor.invokeAll(
                    Stream.generate(() -> registration).limit(16).toList());
            var counts = answers.stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(counts).isEqualTo(Map.of(201, 1L, 409, 15L));
        }
    }

    @Test
    void withoutATokenNothingIsTold() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("{}")
                                .post("/v1/vehicles")
                                .then(),
                        401)
                .header("WWW-Authenticate", startsWith("Bearer"));
        problem(given().get("/v1/vehicles").then(), 401);
        problem(
                given().header("Authorization", "Bearer x.y.z")
                        .get("/v1/vehicles")
                        .then(),
                401);
    }

    @Test
    void anotherRoleMayNotRegister() {
        problem(as("agent").body("{}").post("/v1/vehicles").then(), 403)
                .body("type", equalTo("urn:fleet:problem:forbidden"));
    }

    @Test
    void whatIsNotThereIsA404() {
        problem(FleetApi.vehicle(UUID.randomUUID()), 404).body("type", equalTo("urn:fleet:problem:not-found"));
        problem(as("agent").get("/v1/vehicles/no-id").then(), 404);
        problem(as("agent").get("/v1/nothing").then(), 404);
        problem(as("agent").delete("/v1/vehicles").then(), 405);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("type", startsWith("urn:fleet:problem:"))
                .body("title", not(nullValue()));
    }
}
