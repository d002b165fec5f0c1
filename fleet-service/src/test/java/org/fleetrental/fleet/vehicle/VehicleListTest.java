package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.newVin;
import static org.fleetrental.fleet.FleetApi.register;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class VehicleListTest {

    @Test
    void allVehiclesOfAClassAreFoundPageByPage() {
        var registered = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            registered.add(register(Map.of(
                            "vin", newVin(), "make", "Iveco", "model", "Daily", "year", 2021, "vehicleClass", "VAN"))
                    .extract()
                    .path("id"));
        }

        var found = new ArrayList<String>();
        String next = "/v1/vehicles?state=AVAILABLE&vehicleClass=VAN&limit=2";
        while (next != null) {
            var page = as("accountant")
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("items.vehicleClass", everyItem(equalTo("VAN")))
                    .extract();
            List<String> ids = page.path("items.id");
            assertThat(ids).hasSizeBetween(1, 2);
            found.addAll(ids);
            next = page.path("next");
        }
        assertThat(found).doesNotHaveDuplicates().containsSubsequence(registered);
    }

    @Test
    void vehiclesInAnotherStateAreNotListed() {
        register(Map.of("vin", newVin(), "make", "Iveco", "model", "Daily", "year", 2021));
        as("admin").get("/v1/vehicles?state=RENTED&vehicleClass=LUXURY").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/vehicles?state=GONE, state",
        "/v1/vehicles?vehicleClass=TANK, vehicleClass",
        "/v1/vehicles?cursor=17, cursor",
        "/v1/vehicles?limit=0, limit",
        "/v1/vehicles?limit=201, limit",
        "/v1/vehicles?limit=many, limit",
        "/v1/vehicles/00000000-0000-7000-8000-000000000000/history?limit=-1, limit",
        "/v1/vehicles/00000000-0000-7000-8000-000000000000/odometer-readings?cursor=x, cursor",
    })
    void aWrongParameterIsNamed(String path, String parameter) {
        as("agent")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:malformed-request"))
                .body("errors.field", hasItem(parameter));
    }
}
