package org.fleetrental.rentals.vehicle;

import static org.fleetrental.rentals.FleetVehicles.registered;
import static org.fleetrental.rentals.FleetVehicles.stateChanged;
import static org.fleetrental.rentals.FleetVehicles.updated;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.Test;

/** What fleet edits of a vehicle; every event is delivered twice. */
@QuarkusTest
class VehicleUpdateTest {

    @Inject
    MessagingKit events;

    private final UUID vehicle = UUID.randomUUID();

    @Test
    void aVehicleIsOfferedAndPricedInItsNewClassAndWhatIsBookedKeepsItsPrice() {
        events.deliver(registered(vehicle, VehicleClass.ECONOMY)).again().isHandled();
        var before = reserved(vehicle, day(1), day(2));
        events.deliver(updated(vehicle, 2, VehicleClass.SUV)).again().isHandled();

        offers("SUV", true);
        offers("ECONOMY", false);
        rental(before).body("vehicleClass", equalTo("ECONOMY")).body("lines[0].net.amountMinor", is(3_500));
        reserveAgain(vehicle, day(3), day(4))
                .statusCode(201)
                .body("vehicleClass", equalTo("SUV"))
                .body("lines[0].net.amountMinor", is(7_900));
    }

    @Test
    void anEditThatIsHeardOfFirstStands() {
        events.handle(updated(vehicle, 2, VehicleClass.SUV));
        events.handle(registered(vehicle, VehicleClass.ECONOMY));
        offers("SUV", true);
        offers("ECONOMY", false);
    }

    @Test
    void aLateEditBringsNoDecommissionedVehicleBack() {
        events.handle(registered(vehicle, VehicleClass.ECONOMY));
        events.handle(stateChanged(vehicle, 3, VehicleState.DECOMMISSIONED));
        events.handle(updated(vehicle, 2, VehicleClass.SUV));
        reserveAgain(vehicle, day(3), day(4)).statusCode(409).body("type", equalTo(problem("vehicle-unavailable")));
    }

    private void offers(String vehicleClass, boolean expected) {
        var isThere = hasItem(vehicle.toString());
        as("agent")
                .get("/v1/availability?limit=200&vehicleClass=%s&from=%s&to=%s".formatted(vehicleClass, day(5), day(6)))
                .then()
                .body("items.vehicleId", expected ? isThere : not(isThere));
    }
}
