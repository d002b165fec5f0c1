package org.fleetrental.rentals;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;

/** The service's API, as its clients use it. */
public final class RentalsApi {

    /** One for all tests of a run: what is said twice is the same time. */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private RentalsApi() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", Tokens.bearer(role)).contentType(ContentType.JSON);
    }

    public static RequestSpecification asCustomer(UUID customer) {
        return given().header("Authorization", Tokens.bearerOfCustomer(customer))
                .contentType(ContentType.JSON);
    }

    /** An address that an answer has given, as it stands. */
    public static ValidatableResponse follow(String next) {
        return as("accountant").urlEncodingEnabled(false).get(next).then().statusCode(200);
    }

    /** So many days from now. */
    public static Instant day(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    public static Map<String, Object> someone() {
        var unique = UUID.randomUUID().toString();
        return new HashMap<>(Map.of(
                "fullName",
                "Ada Example",
                "email",
                unique + "@example.com",
                "driverLicenseNumber",
                "L-" + unique,
                "driverLicenseExpiresOn",
                "2099-12-31"));
    }

    public static UUID customer() {
        return idOf(as("agent").body(someone()).post("/v1/customers").then());
    }

    public static Map<String, Object> reservation(UUID customer, UUID vehicle, Instant from, Instant to) {
        return new HashMap<>(Map.of(
                "customerId", customer, "vehicleId", vehicle, "startsAt", from.toString(), "endsAt", to.toString()));
    }

    public static ValidatableResponse reserve(Map<String, ?> request) {
        return reserve(request, UUID.randomUUID().toString());
    }

    public static ValidatableResponse reserve(Map<String, ?> request, String key) {
        return as("agent")
                .header("Idempotency-Key", key)
                .body(request)
                .post("/v1/rentals")
                .then();
    }

    /** A customer's reservation of the vehicle. */
    public static UUID reserved(UUID vehicle, Instant from, Instant to) {
        return idOf(reserve(reservation(customer(), vehicle, from, to)));
    }

    public static ValidatableResponse reserveAgain(UUID vehicle, Instant from, Instant to) {
        return reserve(reservation(customer(), vehicle, from, to));
    }

    public static ValidatableResponse activate(UUID rental, int odometerKm) {
        return command(rental, "activate", Map.of("odometerKm", odometerKm));
    }

    public static ValidatableResponse complete(UUID rental, int odometerKm) {
        return command(rental, "complete", Map.of("odometerKm", odometerKm));
    }

    public static ValidatableResponse cancel(UUID rental) {
        return command(rental, "cancel", Map.of("reason", "other plans"));
    }

    public static ValidatableResponse noShow(UUID rental) {
        return command(rental, "no-show", Map.of());
    }

    public static ValidatableResponse extend(UUID rental, Instant endsAt) {
        return command(rental, "extend", Map.of("endsAt", endsAt.toString()));
    }

    public static ValidatableResponse reassign(UUID rental, UUID vehicle) {
        return command(rental, "reassign", Map.of("vehicleId", vehicle));
    }

    public static ValidatableResponse command(UUID rental, String name, Map<String, ?> body) {
        return as("agent").body(body).post("/v1/rentals/" + rental + "/" + name).then();
    }

    public static ValidatableResponse rental(UUID id) {
        return as("accountant").get("/v1/rentals/" + id).then().statusCode(200);
    }

    public static String problem(String name) {
        return "urn:fleet:problem:" + name;
    }

    public static UUID idOf(ValidatableResponse created) {
        return UUID.fromString(created.statusCode(201).extract().path("id"));
    }
}
