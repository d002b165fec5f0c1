package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.command;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.rentals.PricedLine;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HandoverApiTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Test
    void keysGoOutAndComeBackAndEachIsAnnouncedInOrder() {
        var id = reserved(fleet.vehicle(), Instant.now(), Instant.now().plusSeconds(60));
        activate(id, 1_000).statusCode(200).body("state", equalTo("ACTIVE")).body("startOdometerKm", is(1_000));
        var returnedAt = Instant.now().plusSeconds(120);
        command(
                        id,
                        "complete",
                        Map.of(
                                "odometerKm",
                                1_251,
                                "returnedAt",
                                returnedAt.toString(),
                                "damages",
                                List.of(Map.of(
                                        "description",
                                        "Left mirror",
                                        "amount",
                                        Map.of("amountMinor", 10_000, "currency", "EUR")))))
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("lines.kind", contains("RENTAL", "LATE_FEE", "DISTANCE_FEE", "DAMAGE"))
                .body("lines.net.amountMinor", contains(5_500, 1_500, 25, 10_000))
                .body("lines.tax.amountMinor", contains(1_045, 285, 5, 1_900))
                .body("total.amountMinor", is(17_025 + 3_235));
        rental(id).body("endOdometerKm", is(1_251));

        var completed = events.onTopic(RentalCompleted.class, id).once();
        assertThat(completed.metadata().aggregateVersion()).isEqualTo(3);
        assertThat(completed.event().getOdometerKm()).isEqualTo(1_251);
        assertThat(completed.event().getRental().getState()).isEqualTo(RentalState.COMPLETED);
        var activated = events.onTopic(RentalActivated.class, id).once();
        assertThat(activated.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(activated.event().getOdometerKm()).isEqualTo(1_000);
        var firstLine = events.onTopic(RentalReserved.class, id)
                .once()
                .event()
                .getRental()
                .getLines()
                .getFirst();
        assertThat(completed.event().getRental().getLines())
                .hasSize(4)
                .first()
                .extracting(PricedLine::getLineId)
                .isEqualTo(firstLine.getLineId());
    }

    @Test
    void whatCannotBeTrueOfAReturnNamesTheFieldAndChangesNothing() {
        var id = reserved(fleet.vehicle(), Instant.now(), day(1));
        complete(id, 10).statusCode(409).body("type", equalTo(problem("rental-state")));
        activate(id, 1_000).statusCode(200);
        activate(id, 1_000).statusCode(409).body("state", equalTo("ACTIVE"));

        complete(id, 999).statusCode(422).body("errors.field", contains("odometerKm"));
        refused(id, Map.of("odometerKm", 1_000, "returnedAt", day(2).toString()), "returnedAt");
        refused(id, Map.of("odometerKm", 1_000, "returnedAt", day(-2).toString()), "returnedAt");
        var damage = Map.of("description", "Tyre", "amount", Map.of("amountMinor", 1, "currency", "USD"));
        refused(id, Map.of("odometerKm", 1_000, "damages", List.of(damage)), "damages[0].amount.currency");
        var nul = Map.of("description", "Tyre\0", "amount", Map.of("amountMinor", 1, "currency", "EUR"));
        refused(id, Map.of("odometerKm", 1_000, "damages", List.of(nul)), "damages[0].description");
        command(id, "cancel", Map.of("reason", "\0")).statusCode(422).body("errors.field", contains("reason"));
        command(id, "complete", Map.of("odometerKm", 1_000, "returnedAt", 1_700_000_000))
                .statusCode(400)
                .body("errors.field", contains("returnedAt"));
        refused(id, Map.of("odometerKm", -1), "odometerKm");
        refused(id, Map.of(), "odometerKm");
        rental(id).body("state", equalTo("ACTIVE"));
        cancel(id).statusCode(409);
        cancel(UUID.randomUUID()).statusCode(404);
        activate(UUID.randomUUID(), 1).statusCode(404);
    }

    private static void refused(UUID id, Map<String, ?> body, String field) {
        command(id, "complete", body).statusCode(422).body("errors.field", contains(field));
    }

    @Test
    void cancellingInTimeCostsNothingAndLateAFee() {
        var inTime = reserved(fleet.vehicle(), day(3), day(4));
        cancel(inTime).statusCode(200).body("lines", empty()).body("total.amountMinor", is(0));
        assertThat(events.published(RentalCancelled.class, inTime)
                        .once()
                        .event()
                        .getRental()
                        .getLines())
                .isEmpty();

        var late = reserved(fleet.vehicle(), Instant.now().plus(Duration.ofHours(3)), day(4));
        cancel(late)
                .statusCode(200)
                .body("lines.kind", contains("CANCELLATION_FEE"))
                .body("total.amountMinor", is(3_570));
        cancel(late).statusCode(409);
    }

    @Test
    void aVehicleThatIsNotBackCannotBeHandedOut() {
        var vehicle = fleet.vehicle();
        var out = reserved(vehicle, Instant.now(), Instant.now().plus(Duration.ofHours(1)));
        activate(out, 10).statusCode(200);
        var next = reserved(vehicle, Instant.now().plus(Duration.ofHours(2)), day(1));

        activate(next, 10)
                .statusCode(409)
                .body("type", equalTo(problem("previous-not-returned")))
                .body("rentalId", equalTo(out.toString()));
        complete(out, 20).statusCode(200);
        activate(next, 20).statusCode(200);
    }

    @Test
    void anEarlyHandoverTakesTheTimeUntilTheWindowIfItIsFree() {
        var vehicle = fleet.vehicle();
        var between = reserved(vehicle, day(1), day(2));
        var later = reserved(vehicle, day(3), day(4));
        activate(later, 10).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        cancel(between).statusCode(200);

        activate(later, 10).statusCode(200);
        reserveAgain(vehicle, day(1), day(2)).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        as("mechanic")
                .get("/v1/vehicles/" + vehicle + "/calendar")
                .then()
                .body("items.rentalId", contains(later.toString()));
    }

    @Test
    void whatIsLeftOfTheWindowOfAnEarlyReturnIsInTheCalendarOfTheNextOnly() {
        var vehicle = fleet.vehicle();
        var early = reserved(vehicle, Instant.now(), day(3));
        activate(early, 10).statusCode(200);
        complete(early, 20).statusCode(200);
        var next = reserved(vehicle, day(1), day(2));

        var calendar = as("mechanic")
                .get("/v1/vehicles/%s/calendar?from=%s".formatted(vehicle, day(-1)))
                .then()
                .body("items.rentalId", contains(early.toString(), next.toString()))
                .extract();
        assertThat(Instant.parse(calendar.path("items[0].endsAt"))).isBeforeOrEqualTo(Instant.now());
        as("mechanic")
                .get("/v1/vehicles/" + vehicle + "/calendar")
                .then()
                .body("items.rentalId", contains(next.toString()));
    }

    @Test
    void aVehicleThatLeftTheFleetIsNotHandedOut() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, Instant.now(), day(1));
        events.handle(FleetVehicles.stateChanged(vehicle, 2, VehicleState.DECOMMISSIONED));

        activate(id, 10).statusCode(409).body("type", equalTo(problem("vehicle-unavailable")));
    }
}
