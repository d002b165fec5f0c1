package org.fleetrental.rentals.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.follow;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UtilisationApiTest {

    private static final int DAY_SECONDS = 86_400;

    @Inject
    FleetVehicles fleet;

    @Test
    void aVehicleIsUsedForTheBookedPartOfTheWindow() {
        var vehicle = fleet.vehicle(VehicleClass.LUXURY);
        var idle = fleet.vehicle(VehicleClass.LUXURY);
        reserved(vehicle, day(100), day(103));
        reserved(vehicle, day(104), day(105));
        cancel(reserved(vehicle, day(106), day(108))).statusCode(200);
        reserved(vehicle, day(109), day(120));

        var report = report("from=%s&to=%s&vehicleClass=LUXURY&limit=200".formatted(day(102), day(112)))
                .statusCode(200)
                .body("asOf", notNullValue());
        assertThat(report.extract().<Integer>path(of(vehicle, "bookedSeconds"))).isEqualTo(5 * DAY_SECONDS);
        assertThat(report.extract().<Float>path(of(vehicle, "share"))).isEqualTo(0.5f);
        assertThat(report.extract().<Integer>path(of(idle, "bookedSeconds"))).isZero();
        report("from=%s&to=%s&vehicleClass=SUV&limit=200".formatted(day(102), day(112)))
                .body("items.findAll { it.vehicleId == '%s' }".formatted(vehicle), hasSize(0));
    }

    @Test
    void aVehicleThatIsBackIsUsedUntilItCame() {
        var vehicle = fleet.vehicle(VehicleClass.LUXURY);
        var out = reserved(vehicle, day(0).plusSeconds(1), day(5));
        activate(out, 10).statusCode(200);
        complete(out, 20).statusCode(200);
        reserved(vehicle, day(1), day(3));

        report("from=%s&to=%s&vehicleClass=LUXURY&limit=200".formatted(day(1), day(5)))
                .body(of(vehicle, "bookedSeconds"), is(2 * DAY_SECONDS));
    }

    @Test
    void itComesInPartsAndAsAFile() {
        fleet.vehicle(VehicleClass.VAN);
        fleet.vehicle(VehicleClass.VAN);
        var query = "from=%s&to=%s&vehicleClass=VAN&limit=1".formatted(day(1), day(2));
        var first = report(query).body("items", hasSize(1));
        var second = follow(first.extract().path("next")).body("items", hasSize(1));
        assertThat(second.extract().<String>path("items[0].vehicleId"))
                .isGreaterThan(first.extract().path("items[0].vehicleId"));

        var file = as("fleet-manager")
                .accept("text/csv")
                .get("/v1/reports/utilisation?" + query)
                .then()
                .statusCode(200)
                .header("Link", notNullValue())
                .extract();
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.asString().lines())
                .hasSize(2)
                .first()
                .isEqualTo("asOf,vehicleId,vehicleClass,licensePlate,bookedSeconds,share");
    }

    @Test
    void aWindowThatIsNoneOrLongerThanAYearIsRefusedByName() {
        report("from=%s&to=%s".formatted(day(1), day(367))).statusCode(200);
        malformed("to=" + day(1), "from");
        malformed("from=" + day(1), "to");
        malformed("from=%s&to=%s".formatted(day(1), day(1)), "to");
        malformed("from=%s&to=%s".formatted(day(2), day(1)), "to");
        malformed("from=%s&to=%s".formatted(day(1), day(367).plusNanos(1_000)), "to");
        malformed("from=%s&to=%s&vehicleClass=BUS".formatted(day(1), day(2)), "vehicleClass");
        as("mechanic")
                .get("/v1/reports/utilisation?from=%s&to=%s".formatted(day(1), day(2)))
                .then()
                .statusCode(403);
    }

    private static void malformed(String query, String parameter) {
        report(query).statusCode(400).body("errors.field", contains(parameter));
    }

    private static ValidatableResponse report(String query) {
        return as("accountant").get("/v1/reports/utilisation?" + query).then();
    }

    private static String of(UUID vehicle, String field) {
        return "items.find { it.vehicleId == '%s' }.%s".formatted(vehicle, field);
    }
}
