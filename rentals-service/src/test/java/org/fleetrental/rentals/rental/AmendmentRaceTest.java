package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.noShow;
import static org.fleetrental.rentals.RentalsApi.reassign;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.fleetrental.events.rentals.RentalExtended;
import org.fleetrental.events.rentals.RentalReassigned;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

/** Many at once for the same time of the same vehicle. */
@QuarkusTest
class AmendmentRaceTest {

    private static final int MANY = 16;

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Test
    void ofManyWhoExtendARentalOneDoesAndItIsChargedOnce() {
        var id = reserved(fleet.vehicle(), day(1), day(2));
        var statuses = atOnce(times(MANY, () -> extend(id, day(4))));
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 422);
        rental(id).body("lines.quantity", contains(3));
        events.published(RentalExtended.class, id).once();
    }

    @Test
    void twoWhoExtendIntoTheSameGapDoNotBothGetIt() {
        for (int round = 0; round < 5; round++) {
            var vehicle = fleet.vehicle();
            var before = reserved(vehicle, day(1), day(2));
            var other = fleet.vehicle();
            var moving = reserved(other, day(2), day(3));
            var statuses = atOnce(List.of(
                    () -> extend(before, day(3)), () -> reassign(moving, vehicle), () -> extend(before, day(3))));
            assertThat(statuses).containsOnlyOnce(200);
            noTwoOverlap(vehicle);
        }
    }

    @Test
    void anExtensionAndReservationsForTheSameTimeHaveOneWinner() {
        for (int round = 0; round < 5; round++) {
            var vehicle = fleet.vehicle();
            var id = reserved(vehicle, day(1), day(2));
            var commands = times(MANY - 1, () -> reserveAgain(vehicle, day(2), day(4)));
            commands.add(round, () -> extend(id, day(4)));
            assertThat(atOnce(commands))
                    .isSubsetOf(200, 201, 409)
                    .filteredOn(status -> status < 300)
                    .hasSize(1);
            noTwoOverlap(vehicle);
        }
    }

    @Test
    void aReassignmentAndReservationsForTheSameTimeHaveOneWinner() {
        for (int round = 0; round < 5; round++) {
            var vehicle = fleet.vehicle();
            var id = reserved(fleet.vehicle(), day(2), day(4));
            var commands = times(MANY - 1, () -> reserveAgain(vehicle, day(2), day(4)));
            commands.add(round, () -> reassign(id, vehicle));
            assertThat(atOnce(commands))
                    .isSubsetOf(200, 201, 409)
                    .filteredOn(status -> status < 300)
                    .hasSize(1);
            noTwoOverlap(vehicle);
        }
    }

    @Test
    void twoReservationsCanChangePlacesAgainAndAgain() {
        var left = fleet.vehicle();
        var right = fleet.vehicle();
        var first = reserved(left, day(1), day(2));
        var second = reserved(right, day(3), day(4));
        for (int round = 0; round < 10; round++) {
            var there = round % 2 == 0 ? right : left;
            var back = round % 2 == 0 ? left : right;
            assertThat(atOnce(List.of(() -> reassign(first, there), () -> reassign(second, back))))
                    .containsOnly(200);
        }
        rental(first).body("vehicleId", equalTo(left.toString()));
        events.published(RentalReassigned.class, first).times(10);
    }

    @Test
    void whoseVehicleChangesMeanwhileActsOnTheNewOne() {
        for (int round = 0; round < 5; round++) {
            var vehicle = fleet.vehicle();
            var other = fleet.vehicle();
            var id = reserved(vehicle, Instant.now(), day(2));
            var statuses = atOnce(List.of(
                    () -> reassign(id, other),
                    () -> extend(id, day(3)),
                    () -> as("agent")
                            .body(Map.of("odometerKm", 1))
                            .post("/v1/rentals/" + id + "/activate")
                            .then()));
            assertThat(statuses.subList(1, 3)).containsOnly(200);
            noTwoOverlap(vehicle);
            noTwoOverlap(other);
        }
    }

    @Test
    void aReservationIsGivenUpOnce() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, Instant.now(), day(2));
        var statuses = atOnce(times(MANY, () -> noShow(id)));
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        as("agent").get("/v1/vehicles/" + vehicle + "/calendar").then().body("items.size()", is(0));
    }

    private static void noTwoOverlap(UUID vehicle) {
        var calendar = as("agent")
                .get("/v1/vehicles/" + vehicle + "/calendar")
                .then()
                .extract()
                .jsonPath();
        var starts = calendar.getList("items.startsAt", String.class);
        var ends = calendar.getList("items.endsAt", String.class);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Instant.parse(starts.get(i))).isAfterOrEqualTo(Instant.parse(ends.get(i - 1)));
        }
    }

    private static List<Supplier<ValidatableResponse>> times(int count, Supplier<ValidatableResponse> command) {
        var commands = new ArrayList<Supplier<ValidatableResponse>>();
        for (int i = 0; i < count; i++) {
            commands.add(command);
        }
        return commands;
    }

    /** What each was answered, in the order given; they all wait for each other to begin. */
    private static List<Integer> atOnce(List<Supplier<ValidatableResponse>> commands) {
        var gate = new Semaphore(0);
        try (var threads = Executors.newFixedThreadPool(commands.size())) {
            var answers = commands.stream()
                    .map(command -> CompletableFuture.supplyAsync(
                            () -> {
                                gate.acquireUninterruptibly();
                                return command.get().extract().statusCode();
                            },
                            threads))
                    .toList();
            gate.release(commands.size());
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
