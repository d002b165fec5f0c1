package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.noShow;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.events.rentals.RentalReassignmentNeededV2;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.fleetrental.rentals.maintenance.Job;
import org.junit.jupiter.api.Test;

/** What a company can choose: here it moves reservations by itself, cleans its vehicles, and waits for customers. */
@QuarkusTest
@TestProfile(PolicyTest.OfTheCompany.class)
class PolicyTest {

    public static final class OfTheCompany implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fleet.rentals.reassign-automatically", "true",
                    "fleet.rentals.turnaround", "PT2H",
                    "fleet.rentals.no-show-grace", "PT30M");
        }
    }

    private static final Duration TURNAROUND = Duration.ofHours(2);

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Test
    void aReservationUnderABlockMovesToAFreeVehicleOfItsClass() {
        var vehicle = fleet.vehicle(VehicleClass.VAN);
        var id = reserved(vehicle, day(300), day(302));
        fleet.vehicle(VehicleClass.VAN);
        fleet.vehicle(VehicleClass.SUV);
        var job = Job.of(vehicle, day(301), day(303));
        events.handle(job.scheduled());

        var moved = UUID.fromString(rental(id)
                .body("needsReassignment", is(false))
                .body("vehicleClass", equalTo("VAN"))
                .extract()
                .path("vehicleId"));
        assertThat(moved).isNotEqualTo(vehicle);
        var event = events.onTopic(RentalReassigned.class, id).once();
        assertThat(event.event().getPreviousVehicleId()).isEqualTo(vehicle);
        assertThat(event.event().getRental().getVehicleId()).isEqualTo(moved);
        events.published(RentalReassignmentNeededV2.class, id).never();
        reserveAgain(moved, day(301), day(302)).statusCode(409).body("type", equalTo(problem("rental-overlap")));
    }

    @Test
    void whereNoneIsFreeTheReservationIsMarked() {
        var vehicle = fleet.vehicle(VehicleClass.LUXURY);
        takeAllOthers(vehicle);
        var id = reserved(vehicle, day(310), day(312));
        events.handle(Job.of(vehicle, day(311), null).scheduled());
        rental(id).body("needsReassignment", is(true)).body("vehicleId", equalTo(vehicle.toString()));
        events.published(RentalReassignmentNeededV2.class, id).once();
        events.published(RentalReassigned.class, id).never();
    }

    /** Whoever else has made vehicles of the class: in this window none of them is to be had. */
    private static void takeAllOthers(UUID vehicle) {
        List<String> free = as("agent")
                .get("/v1/availability?vehicleClass=LUXURY&limit=200&from=%s&to=%s".formatted(day(310), day(312)))
                .then()
                .extract()
                .path("items.vehicleId");
        free.stream()
                .filter(id -> !id.equals(vehicle.toString()))
                .forEach(id ->
                        reserveAgain(UUID.fromString(id), day(310), day(312)).statusCode(201));
    }

    @Test
    void nobodyHasAVehicleBeforeItIsReadyAfterARental() {
        var vehicle = fleet.vehicle(VehicleClass.COMPACT);
        reserved(vehicle, day(10), day(12));
        var ready = day(12).plus(TURNAROUND);
        var refused = problem("rental-overlap");
        reserveAgain(vehicle, ready.minusSeconds(1), day(13)).statusCode(409).body("type", equalTo(refused));
        available(vehicle, ready.minusSeconds(1), day(13), false);
        available(vehicle, ready, day(13), true);
        reserveAgain(vehicle, ready, day(13)).statusCode(201);

        reserveAgain(vehicle, day(9), day(10)).statusCode(409).body("type", equalTo(refused));
        available(vehicle, day(9), day(10), false);
        reserveAgain(vehicle, day(9), day(10).minus(TURNAROUND)).statusCode(201);
    }

    @Test
    void anExtensionLeavesTimeToMakeTheVehicleReady() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, day(10), day(12));
        reserved(vehicle, day(14), day(15));
        extend(id, day(14)).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        extend(id, day(14).minus(TURNAROUND).plusSeconds(1)).statusCode(409);
        extend(id, day(14).minus(TURNAROUND)).statusCode(200);
    }

    @Test
    void aVehicleThatIsBackIsMadeReadyBeforeTheNextHasIt() {
        var vehicle = fleet.vehicle(VehicleClass.COMPACT);
        var id = reserved(vehicle, Instant.now(), day(2));
        activate(id, 10).statusCode(200);
        complete(id, 20).statusCode(200);
        reserveAgain(vehicle, Instant.now().plus(Duration.ofHours(1)), day(1))
                .statusCode(409)
                .body("type", equalTo(problem("rental-overlap")));
        reserveAgain(vehicle, Instant.now().plus(TURNAROUND), day(1)).statusCode(201);
    }

    @Test
    void aCustomerCanStillComeForAWhile() {
        var id = reserved(fleet.vehicle(), Instant.now(), day(2));
        noShow(id).statusCode(409).body("type", equalTo(problem("too-early")));
    }

    private static void available(UUID vehicle, Instant from, Instant to, boolean expected) {
        var items = as("agent")
                .get("/v1/availability?vehicleClass=COMPACT&limit=200&from=%s&to=%s".formatted(from, to))
                .then()
                .statusCode(200);
        var isThere = hasItem(vehicle.toString());
        items.body("items.vehicleId", expected ? isThere : not(isThere));
    }
}
