package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.command;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.noShow;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.reassign;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.fleetrental.rentals.RentalsApi.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.events.rentals.RentalExtended;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.fleetrental.rentals.maintenance.Job;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AmendmentApiTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Test
    void whoDoesNotComePaysTheFeeAndTheVehicleIsFree() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, Instant.now(), day(2));
        noShow(id)
                .statusCode(200)
                .body("state", equalTo("NO_SHOW"))
                .body("lines.kind", contains("NO_SHOW_FEE"))
                .body("total.amountMinor", is(7_500 + 1_425));

        reserveAgain(vehicle, day(1), day(2)).statusCode(201);
        var event = events.onTopic(RentalNoShow.class, id).once();
        assertThat(event.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(event.event().getRental().getState()).isEqualTo(RentalState.NO_SHOW);
        assertThat(event.event().getRental().getLines())
                .singleElement()
                .satisfies(line -> assertThat(line.getKind()).isEqualTo(LineKind.NO_SHOW_FEE));
    }

    @Test
    void nobodyIsANoShowBeforeTheWindowNorTwiceNorWhileTheVehicleIsOut() {
        var early = reserved(fleet.vehicle(), day(1), day(2));
        noShow(early).statusCode(409).body("type", equalTo(problem("too-early")));
        rental(early).body("state", equalTo("RESERVED"));

        var id = reserved(fleet.vehicle(), Instant.now(), day(2));
        activate(id, 10).statusCode(200);
        noShow(id)
                .statusCode(409)
                .body("type", equalTo(problem("rental-state")))
                .body("state", equalTo("ACTIVE"));
        complete(id, 10).statusCode(200);
        noShow(id).statusCode(409).body("state", equalTo("COMPLETED"));
        var gone = reserved(fleet.vehicle(), Instant.now(), day(2));
        noShow(gone).statusCode(200);
        noShow(gone).statusCode(409).body("state", equalTo("NO_SHOW"));
        cancel(gone).statusCode(409);
        activate(gone, 10).statusCode(409);
        noShow(UUID.randomUUID()).statusCode(404);
        events.published(RentalNoShow.class, id).never();
        events.published(RentalNoShow.class, gone).once();
    }

    @Test
    void aLongerRentalCostsItsDaysInTheSameLineAndIsAnnounced() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, day(1), day(3));
        extend(id, day(4))
                .statusCode(200)
                .body("endsAt", equalTo(day(4).toString()))
                .body("lines.quantity", contains(3))
                .body("total.amountMinor", is(16_500 + 3_135));

        reserveAgain(vehicle, day(3), day(4)).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        reserveAgain(vehicle, day(4), day(5)).statusCode(201);
        var event = events.onTopic(RentalExtended.class, id).once();
        assertThat(event.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(event.event().getPreviousEndsAt()).isEqualTo(day(3));
        assertThat(event.event().getRental().getEndsAt()).isEqualTo(day(4));
        var before = events.published(RentalReserved.class, id)
                .once()
                .event()
                .getRental()
                .getLines()
                .getFirst();
        assertThat(event.event().getRental().getLines().getFirst().getLineId()).isEqualTo(before.getLineId());
    }

    @Test
    void aVehicleThatIsOutStaysLongerIfNobodyElseHasIt() {
        var vehicle = fleet.vehicle();
        var out = reserved(vehicle, Instant.now(), day(1));
        activate(out, 10).statusCode(200);
        var next = reserved(vehicle, day(3), day(4));
        extend(out, day(3)).statusCode(200).body("state", equalTo("ACTIVE"));
        extend(out, day(4)).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        rental(out).body("endsAt", equalTo(day(3).toString()));
        cancel(next).statusCode(200);
        events.handle(Job.of(vehicle, day(5), day(6)).scheduled());
        extend(out, day(6)).statusCode(409).body("type", equalTo(problem("vehicle-blocked")));
        extend(out, day(5)).statusCode(200);
        events.published(RentalExtended.class, out).times(2);
        complete(out, 20).statusCode(200);
        extend(out, day(8)).statusCode(409).body("type", equalTo(problem("rental-state")));
    }

    @Test
    void anEndThatCannotBeIsRefusedByName() {
        var customer = someone();
        customer.put("driverLicenseExpiresOn", day(5).toString().substring(0, 10));
        var driver = idOf(as("agent").body(customer).post("/v1/customers").then());
        var vehicle = fleet.vehicle();
        var id = idOf(reserve(reservation(driver, vehicle, day(1), day(3))));
        for (var end : new Instant[] {day(3), day(2), day(-2), day(6), day(500), Instant.MAX}) {
            extend(id, end).statusCode(422).body("errors.field", contains("endsAt"));
        }
        extend(id, day(5)).statusCode(200);
        extend(UUID.randomUUID(), day(5)).statusCode(404);
        command(id, "extend", Map.of("endsAt", 86_400)).statusCode(400).body("errors.field", contains("endsAt"));
        command(id, "extend", Map.of()).statusCode(422).body("errors.field", contains("endsAt"));
        events.published(RentalExtended.class, id).once();
        cancel(id).statusCode(200);
        extend(id, day(5).plusSeconds(1)).statusCode(409).body("state", equalTo("CANCELLED"));
    }

    @Test
    void aReservationMovesToAnotherVehicleAtItsPriceAndIsAnnounced() {
        var blocked = fleet.vehicle();
        var id = reserved(blocked, day(1), day(3));
        events.handle(Job.of(blocked, day(2), day(4)).scheduled());
        rental(id).body("needsReassignment", is(true));
        var van = fleet.vehicle(VehicleClass.VAN);

        reassign(id, van)
                .statusCode(200)
                .body("vehicleId", equalTo(van.toString()))
                .body("vehicleClass", equalTo("STANDARD"))
                .body("needsReassignment", is(false))
                .body("total.amountMinor", is(11_000 + 2_090));
        reserveAgain(van, day(2), day(3)).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        as("agent").get("/v1/vehicles/" + blocked + "/calendar").then().body("items.kind", not(contains("BOOKING")));
        var event = events.onTopic(RentalReassigned.class, id).once();
        assertThat(event.event().getPreviousVehicleId()).isEqualTo(blocked);
        assertThat(event.event().getRental().getVehicleId()).isEqualTo(van);
        assertThat(event.event().getRental().getNeedsReassignment()).isFalse();
        assertThat(event.metadata().aggregateVersion()).isEqualTo(3);
    }

    @Test
    void anotherVehicleIsKeptOnlyForWhatIsLeftOfTheWindow() {
        var another = fleet.vehicle();
        var before = reserved(another, Instant.now(), day(1));
        activate(before, 10).statusCode(200);
        complete(before, 20).statusCode(200);
        var begun = Instant.now().minusSeconds(60);
        var id = reserved(fleet.vehicle(), begun, day(2));
        reassign(id, another).statusCode(200);

        String keptFrom = as("mechanic")
                .get("/v1/vehicles/%s/calendar?from=%s".formatted(another, day(-1)))
                .then()
                .extract()
                .path("items.find { it.rentalId == '%s' }.startsAt".formatted(id));
        assertThat(Instant.parse(keptFrom)).isAfter(begun);
        rental(id).body("startsAt", equalTo(begun.truncatedTo(ChronoUnit.MICROS).toString()));
    }

    @Test
    void aVehicleThatCannotBeHadTakesNobodyOver() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, day(1), day(3));
        reassign(id, vehicle).statusCode(422).body("errors.field", contains("vehicleId"));
        reassign(id, UUID.randomUUID()).statusCode(409).body("type", equalTo(problem("vehicle-unknown")));
        var taken = fleet.vehicle();
        reserved(taken, day(2), day(4));
        reassign(id, taken).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        var blocked = fleet.vehicle();
        events.handle(Job.of(blocked, day(2), day(4)).scheduled());
        reassign(id, blocked).statusCode(409).body("type", equalTo(problem("vehicle-blocked")));
        var gone = fleet.vehicle();
        events.handle(FleetVehicles.stateChanged(gone, 2, VehicleState.DECOMMISSIONED));
        reassign(id, gone).statusCode(409).body("type", equalTo(problem("vehicle-unavailable")));
        reassign(UUID.randomUUID(), vehicle).statusCode(404);

        rental(id).body("vehicleId", equalTo(vehicle.toString()));
        events.published(RentalReassigned.class, id).never();
        cancel(id).statusCode(200);
        reassign(id, fleet.vehicle()).statusCode(409).body("type", equalTo(problem("rental-state")));
        var out = reserved(fleet.vehicle(), Instant.now(), day(1));
        activate(out, 10).statusCode(200);
        reassign(out, fleet.vehicle()).statusCode(409).body("state", equalTo("ACTIVE"));
    }

    @Test
    void onlyAgentsAmend() {
        var id = UUID.randomUUID();
        for (var command : new String[] {"no-show", "extend", "reassign", "later-charges"}) {
            as("accountant")
                    .body(Map.of())
                    .post("/v1/rentals/" + id + "/" + command)
                    .then()
                    .statusCode(403);
        }
    }
}
