package org.fleetrental.rentals.customer;

import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerApiTest {

    @Test
    void aCustomerIsRegisteredAndFound() {
        var request = someone();
        var created = register(request);
        var id = idOf(created);
        created.header("Location", endsWith("/v1/customers/" + id));
        as("agent")
                .get("/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("fullName", equalTo("Ada Example"))
                .body("email", equalTo(request.get("email")))
                .body("driverLicenseNumber", equalTo(request.get("driverLicenseNumber")))
                .body("driverLicenseExpiresOn", equalTo("2099-12-31"));
        as("agent").get("/v1/customers/" + UUID.randomUUID()).then().statusCode(404);
        as("accountant").get("/v1/customers/" + id).then().statusCode(403);
    }

    @Test
    void licenceAndAddressBelongToOneCustomerHoweverTheyAreCapitalised() {
        var first = someone();
        register(first).statusCode(201);

        var sameLicense = someone();
        var license = (String) first.get("driverLicenseNumber");
        sameLicense.put("driverLicenseNumber", license.toUpperCase(Locale.ROOT));
        register(sameLicense)
                .statusCode(409)
                .body("type", equalTo(problem("license-taken")))
                .body("detail", not(containsString(license)));
        var sameEmail = someone();
        sameEmail.put("email", ((String) first.get("email")).toUpperCase(Locale.ROOT));
        register(sameEmail).statusCode(409).body("type", equalTo(problem("email-taken")));
    }

    @Test
    void whatIsWrongNamesItsField() {
        expect("email", "nobody", 422);
        expect("fullName", " ", 422);
        expect("fullName", "x".repeat(201), 422);
        expect("driverLicenseNumber", "a\u0000b", 422);
        expect("fullName", "Ada\u0000", 422);
        expect("driverLicenseExpiresOn", "2026-02-30", 400);
        expect("driverLicenseExpiresOn", 20_000, 400);
        expect("driverLicenseExpiresOn", "+99999-01-01", 422);
        expect("shoeSize", 42, 400);
    }

    private static void expect(String field, Object value, int status) {
        var request = someone();
        request.put(field, value);
        register(request).statusCode(status).body("errors.field", contains(field));
    }

    private static ValidatableResponse register(Map<String, Object> request) {
        return as("agent").body(request).post("/v1/customers").then();
    }
}
