package org.fleetrental.rentals.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;
import static org.fleetrental.rentals.RentalsApi.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fleetrental.rentals.FleetVehicles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerEditTest {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    FleetVehicles fleet;

    @Test
    void whatIsInThePatchIsEditedAndTheRestStays() {
        var request = someone();
        var created = as("agent").body(request).post("/v1/customers").then().statusCode(201);
        var id = idOf(created);
        var tag = created.extract().header("ETag");
        assertThat(get(id).extract().header("ETag")).isEqualTo(tag);

        var edited = patch(id, tag, Map.of("fullName", " Ada Lovelace ", "driverLicenseExpiresOn", "2098-01-31"))
                .statusCode(200)
                .body("fullName", equalTo("Ada Lovelace"))
                .body("driverLicenseExpiresOn", equalTo("2098-01-31"))
                .body("email", equalTo(request.get("email")))
                .body("driverLicenseNumber", equalTo(request.get("driverLicenseNumber")));
        assertThat(edited.extract().header("ETag")).isNotEqualTo(tag);
        get(id).body("fullName", equalTo("Ada Lovelace"))
                .header("ETag", edited.extract().header("ETag"));
        patch(id, edited.extract().header("ETag"), Map.of("email", request.get("email")))
                .statusCode(200);
    }

    @Test
    void whoHasNotSeenTheNewestEditsNothing() {
        var id = customer();
        var tag = get(id).extract().header("ETag");
        patch(id, tag, Map.of("fullName", "First")).statusCode(200);
        patch(id, tag, Map.of("fullName", "Second"))
                .statusCode(412)
                .body("type", equalTo(problem("precondition-failed")));
        patch(id, null, Map.of("fullName", "Third"))
                .statusCode(428)
                .body("type", equalTo(problem("precondition-required")));
        get(id).body("fullName", equalTo("First"));
        patch(UUID.randomUUID(), tag, Map.of("fullName", "Nobody")).statusCode(404);
        as("accountant")
                .contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(Map.of())
                .patch("/v1/customers/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void whatCannotBeNamesItsFieldAndChangesNothing() {
        var id = customer();
        refused(id, "fullName", null, 422);
        refused(id, "fullName", " ", 422);
        refused(id, "email", "nobody", 422);
        refused(id, "driverLicenseNumber", "a\u0000b", 422);
        refused(id, "driverLicenseExpiresOn", "+99999-01-01", 422);
        refused(id, "driverLicenseExpiresOn", "2026-02-30", 400);
        refused(id, "registeredAt", "2026-01-01T00:00:00Z", 400);
        get(id).header("ETag", "\"1\"");
    }

    @Test
    void anothersLicenceOrAddressCannotBeTaken() {
        var other = someone();
        as("agent").body(other).post("/v1/customers").then().statusCode(201);
        var id = customer();
        var license = other.get("driverLicenseNumber").toString().toUpperCase(Locale.ROOT);
        patch(id, "*", Map.of("driverLicenseNumber", license))
                .statusCode(409)
                .body("type", equalTo(problem("license-taken")));
        var email = other.get("email").toString().toUpperCase(Locale.ROOT);
        patch(id, "*", Map.of("email", email)).statusCode(409).body("type", equalTo(problem("email-taken")));
        get(id).header("ETag", "\"1\"");
    }

    @Test
    void ofManyWhoTakeOneAddressAtOnceOneGetsIt() {
        var email = UUID.randomUUID() + "@example.com";
        var statuses = IntStream.range(0, 8)
                .mapToObj(_ -> customer())
                .map(id -> CompletableFuture.supplyAsync(
                        () -> patch(id, "*", Map.of("email", email)).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void aNewLicenceLetsACustomerDriveLonger() {
        var request = someone();
        request.put("driverLicenseExpiresOn", day(5).toString().substring(0, 10));
        var id = idOf(as("agent").body(request).post("/v1/customers").then());
        var vehicle = fleet.vehicle();
        reserve(reservation(id, vehicle, day(4), day(7))).statusCode(422);
        patch(id, "*", Map.of("driverLicenseExpiresOn", "2099-01-01")).statusCode(200);
        reserve(reservation(id, vehicle, day(4), day(7))).statusCode(201);
    }

    private static void refused(UUID id, String field, @Nullable Object value, int status) {
        var fields = new HashMap<String, Object>();
        fields.put(field, value);
        patch(id, "*", fields).statusCode(status).body("errors.field", contains(field));
    }

    private static ValidatableResponse patch(UUID id, @Nullable String ifMatch, Map<String, ?> fields) {
        var request = as("agent").contentType(MERGE_PATCH).body(fields);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch("/v1/customers/" + id)
                .then();
    }

    private static ValidatableResponse get(UUID id) {
        return as("agent").get("/v1/customers/" + id).then().statusCode(200);
    }
}
