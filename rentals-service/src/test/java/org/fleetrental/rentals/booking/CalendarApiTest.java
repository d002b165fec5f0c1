package org.fleetrental.rentals.booking;

import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarApiTest {

    @Inject
    FleetVehicles fleet;

    @Test
    void availableIsWhatIsFreeForTheWholeWindow() {
        var vehicle = fleet.vehicle(VehicleClass.VAN);
        reserved(vehicle, day(10), day(12));

        available("from=%s&to=%s&vehicleClass=VAN&limit=200".formatted(day(8), day(10)))
                .statusCode(200)
                .body("items.vehicleId", hasItem(vehicle.toString()));
        available("from=%s&to=%s&vehicleClass=VAN&limit=200".formatted(day(9), day(11)))
                .body("items.vehicleId", not(hasItem(vehicle.toString())));
        available("from=%s&to=%s&vehicleClass=COMPACT&limit=200".formatted(day(8), day(10)))
                .body("items.vehicleId", not(hasItem(vehicle.toString())));
    }

    @Test
    void theCalendarShowsOnlyItsWindow() {
        var vehicle = fleet.vehicle();
        var near = reserved(vehicle, day(10), day(12));
        var far = reserved(vehicle, day(200), day(201));

        calendar(vehicle, "").statusCode(200).body("items.rentalId", contains(near.toString()));
        calendar(vehicle, "?from=%s&to=%s".formatted(day(12), day(300)))
                .body("items.rentalId", contains(far.toString()));
        calendar(vehicle, "?from=%s&to=%s".formatted(day(1), day(10))).body("items", empty());
        calendar(UUID.randomUUID(), "").statusCode(404);
    }

    @Test
    void aWindowThatIsNoneOrLongerThanAYearIsRefusedByName() {
        available("from=%s&to=%s".formatted(day(1), day(367))).statusCode(200);
        malformed("to=" + day(1), "from");
        malformed("from=" + day(1), "to");
        malformed("from=yesterday&to=" + day(1), "from");
        malformed("from=%s&to=%s".formatted(day(1), day(1)), "to");
        malformed("from=%s&to=%s".formatted(day(2), day(1)), "to");
        malformed("from=%s&to=%s".formatted(day(1), day(367).plusNanos(1_000)), "to");
        malformed("from=-1000000000-01-01T00:00:00Z&to=" + day(1), "from");
        malformed("from=%s&to=%s&vehicleClass=BUS".formatted(day(1), day(2)), "vehicleClass");
        malformed("from=%s&to=%s&cursor=x".formatted(day(1), day(2)), "cursor");
        calendar(fleet.vehicle(), "?from=%2B1000000000-12-31T23:59:59.999999999Z")
                .statusCode(400);
    }

    private static void malformed(String query, String parameter) {
        available(query).statusCode(400).body("errors.field", contains(parameter));
    }

    private static ValidatableResponse available(String query) {
        return as("mechanic").get("/v1/availability?" + query).then();
    }

    private static ValidatableResponse calendar(UUID vehicle, String query) {
        return as("admin")
                .urlEncodingEnabled(false)
                .get("/v1/vehicles/" + vehicle + "/calendar" + query)
                .then();
    }
}
