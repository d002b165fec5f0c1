package org.fleetrental.fleet.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.decommission;
import static org.fleetrental.fleet.FleetApi.history;
import static org.fleetrental.fleet.FleetApi.newVehicle;
import static org.fleetrental.fleet.FleetApi.read;
import static org.fleetrental.fleet.FleetApi.stateOf;
import static org.fleetrental.fleet.FleetApi.vehicle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.events.fleet.OdometerSource;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.messaging.Delivery;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HoldsTest {

    @Inject
    MessagingKit events;

    private UUID vehicle;

    @BeforeEach
    void register() {
        vehicle = newVehicle();
    }

    @Test
    void aRentalHoldsTheVehicleFromItsActivationToItsReturn() {
        var rental = Rental.of(vehicle);
        var activated = events.deliver(rental.activated()).isHandled();
        assertThat(stateOf(vehicle)).isEqualTo("RENTED");
        var completed = events.deliver(rental.completed(480)).isHandled();
        assertThat(stateOf(vehicle)).isEqualTo("AVAILABLE");
        activated.again().isHandled();
        completed.again().isHandled();
        events.handle(new DomainEvent(
                rental.id(), 4, Instant.now(), rental.cancelled().body()));

        history(vehicle)
                .statusCode(200)
                .body("items.from", contains("AVAILABLE", "RENTED"))
                .body("items.to", contains("RENTED", "AVAILABLE"))
                .body("items.cause", contains("RentalActivated", "RentalCompleted"))
                .body(
                        "items.causeId",
                        contains(rental.id().toString(), rental.id().toString()));
        vehicle(vehicle).body("odometerKm", equalTo(480)).header("ETag", equalTo("\"4\""));
        assertAnnounced(rental);
    }

    private void assertAnnounced(Rental rental) {
        var reading = events.onTopic(OdometerRecorded.class, vehicle).once();
        assertThat(reading.metadata().aggregateVersion()).isEqualTo(4);
        assertThat(reading.event().getSource()).isEqualTo(OdometerSource.RENTAL_RETURN);

        var changes = events.onTopic(VehicleStateChanged.class, vehicle).times(2);
        assertThat(changes)
                .extracting(change -> change.metadata().aggregateVersion())
                .containsExactly(2L, 3L);
        assertThat(changes)
                .extracting(change -> change.event().getTo())
                .containsExactly(VehicleState.RENTED, VehicleState.AVAILABLE);
        assertThat(changes)
                .extracting(change -> change.event().getCause())
                .containsExactly("RentalActivated", "RentalCompleted");
        assertThat(changes).extracting(change -> change.event().getCauseId()).containsOnly(rental.id());
        assertThat(changes.getLast().metadata().causationId()).isPresent();
    }

    @Test
    void anActivationThatComesAfterTheReturnChangesNothing() {
        var rental = Rental.of(vehicle);
        events.handle(rental.completed(300));
        events.handle(rental.activated());

        history(vehicle).body("items", empty());
        vehicle(vehicle).body("state", equalTo("AVAILABLE")).body("odometerKm", equalTo(300));
    }

    @Test
    void aCancelledRentalLetsTheVehicleGo() {
        var rental = Rental.of(vehicle);
        events.handle(rental.activated());
        assertThat(stateOf(vehicle)).isEqualTo("RENTED");
        events.handle(rental.cancelled());
        assertThat(stateOf(vehicle)).isEqualTo("AVAILABLE");
        history(vehicle).body("items.cause", contains("RentalActivated", "RentalCancelled"));
    }

    @Test
    void aRentalThatNobodyCameForLetsTheVehicleGo() {
        var rental = Rental.of(vehicle);
        var activated = events.handle(rental.activated());
        assertThat(stateOf(vehicle)).isEqualTo("RENTED");

        events.deliver(rental.noShow()).again().isHandled();

        assertThat(stateOf(vehicle)).isEqualTo("AVAILABLE");
        activated.again().isDuplicate();
        history(vehicle).body("items.cause", contains("RentalActivated", "RentalNoShow"));
    }

    @Test
    void aVehicleThatIsOutAndWorkedOnAtOnceIsAFinding() {
        var rental = Rental.of(vehicle);
        var job = Job.startingIn(Duration.ofMinutes(-5), vehicle);
        events.handle(job.scheduled());
        events.handle(rental.activated());
        findings().body("items", empty());

        events.handle(job.started());

        findings()
                .body("items.rentalId", contains(rental.id().toString()))
                .body("items.jobId", contains(job.id().toString()));
        events.handle(job.completed());
        events.handle(rental.completed(900));
        findings().body("items.rentalId", contains(rental.id().toString()));
    }

    private ValidatableResponse findings() {
        return as("mechanic")
                .get("/v1/vehicles/" + vehicle + "/findings")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SFC", "SCF", "FSC", "FCS", "CSF", "CFS", "SFX", "XFS", "FXS", "SX", "XS"})
    void maintenanceEventsInAnyOrderEndAvailable(String order) {
        var job = Job.startingIn(Duration.ofMinutes(-5), vehicle);
        var deliveries = order.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'S' -> job.scheduled();
                    case 'F' -> job.started();
                    case 'C' -> job.completed();
                    default -> job.cancelled();
                })
                .map(event -> events.deliver(event).again())
                .toList();
        deliveries.forEach(Delivery::isHandled);

        vehicle(vehicle)
                .body("state", equalTo("AVAILABLE"))
                .body("odometerKm", equalTo(order.contains("C") ? Job.ODOMETER_KM : 0));
    }

    @Test
    void maintenanceWinsOverARentalAndTheLastHoldThatClosesMakesTheVehicleAvailable() {
        var rental = Rental.of(vehicle);
        var job = Job.startingIn(Duration.ofMinutes(-5), vehicle);

        events.handle(rental.activated());
        events.handle(job.scheduled());
        assertThat(stateOf(vehicle)).isEqualTo("IN_MAINTENANCE");
        events.handle(job.started());
        decommission(vehicle).statusCode(409).body("type", equalTo("urn:fleet:problem:vehicle-held"));
        events.handle(job.completed());
        assertThat(stateOf(vehicle)).isEqualTo("RENTED");
        events.handle(rental.completed(900));
        assertThat(stateOf(vehicle)).isEqualTo("AVAILABLE");

        history(vehicle)
                .body(
                        "items.cause",
                        contains("RentalActivated", "MaintenanceScheduled", "MaintenanceCompleted", "RentalCompleted"));
    }

    @Test
    void aRentalThatEndsDuringMaintenanceLeavesTheVehicleInMaintenance() {
        var rental = Rental.of(vehicle);
        var job = Job.startingIn(Duration.ofMinutes(-5), vehicle);
        events.handle(job.started());
        events.handle(rental.activated());
        events.handle(rental.completed(900));
        assertThat(stateOf(vehicle)).isEqualTo("IN_MAINTENANCE");
        events.handle(job.cancelled());
        history(vehicle).body("items.cause", contains("MaintenanceStarted", "MaintenanceCancelled"));
    }

    @Test
    void aReadingAtTheReturnThatCannotBeTrueDoesNotKeepTheVehicle() {
        read(vehicle, 9000, "2026-01-01T00:00:00Z").statusCode(201);
        var rental = Rental.of(vehicle);
        events.handle(rental.activated());
        events.handle(rental.completed(100));

        vehicle(vehicle).body("state", equalTo("AVAILABLE")).body("odometerKm", equalTo(9000));
    }

    @Test
    void anEventAboutAnUnknownVehicleIsADeadLetterAndStopsNobodyElse() {
        var unknown = Rental.of(UUID.randomUUID());
        events.deliver(unknown.activated()).isRejected("The fleet has no vehicle");
        events.deadLetters(unknown.id()).one("The fleet has no vehicle");
        events.deliver(Rental.of(vehicle).activated()).isHandled();
        assertThat(stateOf(vehicle)).isEqualTo("RENTED");
    }

    @Test
    void aDecommissionedVehicleStaysSoWhateverIsSaidOfIt() {
        decommission(vehicle).statusCode(200).body("state", equalTo("DECOMMISSIONED"));
        decommission(vehicle).statusCode(409).body("type", equalTo("urn:fleet:problem:vehicle-decommissioned"));
        events.handle(Rental.of(vehicle).activated());

        vehicle(vehicle).body("state", equalTo("DECOMMISSIONED")).header("ETag", equalTo("\"2\""));
        history(vehicle)
                .body("items.cause", equalTo(List.of("VehicleDecommissioned")))
                .body("items.reason", contains("sold"));
        decommission(UUID.randomUUID()).statusCode(404);
    }
}
