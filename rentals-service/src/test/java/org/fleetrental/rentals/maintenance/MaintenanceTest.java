package org.fleetrental.rentals.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.rentals.ReassignmentCause;
import org.fleetrental.events.rentals.RentalReassignmentNeededV2;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What maintenance-service tells of its jobs; every event is delivered twice. */
@QuarkusTest
class MaintenanceTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Test
    void aScheduledJobBlocksItsWindowUntilItIsCompleted() {
        var vehicle = fleet.vehicle(VehicleClass.ECONOMY);
        var job = Job.of(vehicle, day(5), day(7));
        events.deliver(job.scheduled()).again().isHandled();

        refusedAsBlocked(vehicle, day(4), day(6));
        refusedAsBlocked(vehicle, day(6), day(9));
        reserveAgain(vehicle, day(4), day(5)).statusCode(201);
        reserveAgain(vehicle, day(7), day(8)).statusCode(201);
        available(day(5), day(6)).body("items.vehicleId", not(hasItem(vehicle.toString())));
        calendar(vehicle)
                .body("items.kind", contains("BOOKING", "MAINTENANCE", "BOOKING"))
                .body("items[1].jobId", equalTo(job.id().toString()));

        events.deliver(job.completed()).again().isHandled();
        available(day(5), day(6)).body("items.vehicleId", hasItem(vehicle.toString()));
        reserveAgain(vehicle, day(5), day(7)).statusCode(201);
        calendar(vehicle).body("items.kind", contains("BOOKING", "BOOKING", "BOOKING"));
    }

    @Test
    void aCancelledJobFreesItsWindow() {
        var vehicle = fleet.vehicle();
        var job = Job.of(vehicle, day(5), day(7));
        events.handle(job.scheduled());
        events.handle(job.cancelled());
        reserveAgain(vehicle, day(5), day(7)).statusCode(201);
    }

    @Test
    void aJobWithoutAnEndBlocksEverythingFromItsStart() {
        var vehicle = fleet.vehicle();
        var job = Job.of(vehicle, day(5), null);
        events.handle(job.scheduled());
        reserveAgain(vehicle, day(3), day(5)).statusCode(201);
        refusedAsBlocked(vehicle, day(300), day(301));
        calendar(vehicle).body("items[1].endsAt", nullValue());
        events.handle(job.completed());
        reserveAgain(vehicle, day(300), day(301)).statusCode(201);
    }

    @Test
    void aJobThatIsInProgressAfterItsEndBlocksUntilItIsOver() {
        var vehicle = fleet.vehicle();
        var job = Job.of(vehicle, day(-2), day(-1));
        events.handle(job.scheduled());
        reserveAgain(vehicle, day(1), day(2)).statusCode(201);
        events.handle(job.started(day(-2)));
        refusedAsBlocked(vehicle, day(10), day(11));
        events.handle(job.completed());
        reserveAgain(vehicle, day(10), day(11)).statusCode(201);
    }

    @Test
    void aJobThatBeginsEarlyBlocksFromThen() {
        var vehicle = fleet.vehicle();
        var job = Job.of(vehicle, day(5), day(7));
        events.handle(job.started(day(1)));
        refusedAsBlocked(vehicle, day(2), day(3));
    }

    @Test
    void aJobThatIsHeardOfBeforeItsVehicleBlocksItAllTheSame() {
        var vehicle = UUID.randomUUID();
        events.handle(Job.of(vehicle, day(5), day(7)).scheduled());
        reserveAgain(vehicle, day(1), day(2)).statusCode(409).body("type", equalTo(problem("vehicle-unknown")));

        events.handle(FleetVehicles.registered(vehicle, VehicleClass.COMPACT));
        refusedAsBlocked(vehicle, day(6), day(8));
        reserveAgain(vehicle, day(1), day(2)).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SFC", "SCF", "FSC", "FCS", "CSF", "CFS", "SX", "XS", "FXS"})
    void eventsOfAJobInAnyOrderEndWithAFreeWindow(String order) {
        var vehicle = fleet.vehicle();
        var job = Job.of(vehicle, day(5), day(7));
        for (var letter : order.toCharArray()) {
            events.handle(
                    switch (letter) {
                        case 'S' -> job.scheduled();
                        case 'F' -> job.started(day(5));
                        case 'C' -> job.completed();
                        default -> job.cancelled();
                    });
        }
        reserveAgain(vehicle, day(5), day(7)).statusCode(201);
    }

    @Test
    void aReservationUnderABlockNeedsAnotherVehicleUntilTheJobIsGone() {
        var vehicle = fleet.vehicle();
        var start = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var under = reserved(vehicle, start, day(2));
        var beside = reserved(vehicle, day(4), day(5));
        var job = Job.of(vehicle, day(1), day(3));
        events.handle(job.scheduled());

        rental(under).body("needsReassignment", is(true)).body("state", equalTo("RESERVED"));
        rental(beside).body("needsReassignment", is(false));
        var needed = events.published(RentalReassignmentNeededV2.class, under).once();
        assertThat(needed.event().getCause()).isEqualTo(ReassignmentCause.MAINTENANCE);
        assertThat(needed.event().getCauseId()).isEqualTo(job.id());
        assertThat(needed.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(needed.event().getRental().getNeedsReassignment()).isTrue();
        activate(under, 10)
                .statusCode(409)
                .body("type", equalTo(problem("reassignment-needed")))
                .body("jobId", equalTo(job.id().toString()));

        events.handle(job.started(day(1)));
        events.published(RentalReassignmentNeededV2.class, under).once();
        events.handle(job.completed());
        rental(under).body("needsReassignment", is(false));
        activate(under, 10).statusCode(200);
    }

    @Test
    void aJobThatMovesFreesItsOldWindowAndBlocksTheNew() {
        var vehicle = fleet.vehicle();
        var under = reserved(vehicle, day(5), day(7));
        var beside = reserved(vehicle, day(9), day(11));
        var job = Job.of(vehicle, day(5), day(6));
        events.handle(job.scheduled());
        rental(under).body("needsReassignment", is(true));

        events.handle(job.in(day(10), day(12)).rescheduled(day(5)));
        rental(under).body("needsReassignment", is(false));
        rental(beside).body("needsReassignment", is(true));
        refusedAsBlocked(vehicle, day(11), day(12));
        events.published(RentalReassignmentNeededV2.class, beside).once();
    }

    @Test
    void aJobThatIsHeardToHaveMovedBeforeItIsHeardOfIsWhereItMovedTo() {
        var vehicle = fleet.vehicle();
        var job = Job.of(vehicle, day(5), day(6));
        events.handle(job.in(day(10), day(12)).rescheduled(day(5)));
        events.handle(job.scheduled());
        reserveAgain(vehicle, day(5), day(6)).statusCode(201);
        refusedAsBlocked(vehicle, day(11), day(12));
    }

    @Test
    void aVehicleIsNotHandedOutEarlyOverMaintenance() {
        var vehicle = fleet.vehicle();
        var later = reserved(vehicle, day(5), day(6));
        events.handle(Job.of(vehicle, day(1), day(2)).scheduled());
        activate(later, 10).statusCode(409).body("type", equalTo(problem("vehicle-blocked")));
        rental(later).body("needsReassignment", is(false));
        cancel(later).statusCode(200);
    }

    @Test
    void anActiveRentalGoesOnUnderABlock() {
        var vehicle = fleet.vehicle();
        var out = reserved(vehicle, Instant.now(), day(2));
        activate(out, 10).statusCode(200);
        events.handle(Job.of(vehicle, Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS), day(1))
                .scheduled());
        rental(out).body("needsReassignment", is(false)).body("state", equalTo("ACTIVE"));
    }

    private static void refusedAsBlocked(UUID vehicle, Instant from, Instant to) {
        reserveAgain(vehicle, from, to).statusCode(409).body("type", equalTo(problem("vehicle-blocked")));
    }

    private static io.restassured.response.ValidatableResponse available(Instant from, Instant to) {
        return as("operator")
                .get("/v1/availability?vehicleClass=ECONOMY&limit=200&from=%s&to=%s".formatted(from, to))
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse calendar(UUID vehicle) {
        return as("accountant")
                .get("/v1/vehicles/" + vehicle + "/calendar")
                .then()
                .statusCode(200);
    }
}
