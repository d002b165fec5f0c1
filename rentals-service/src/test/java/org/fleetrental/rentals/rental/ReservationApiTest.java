package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;
import static org.fleetrental.rentals.RentalsApi.reserveAgain;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.fleetrental.rentals.RentalsApi.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ReservationApiTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Test
    void aReservationIsPricedKeptAndAnnouncedWithoutTheCustomersName() {
        var vehicle = fleet.vehicle(VehicleClass.SUV);
        var customer = customer();
        var created = reserve(reservation(customer, vehicle, day(1), day(4)));
        var id = idOf(created);

        created.header("Location", org.hamcrest.Matchers.endsWith("/v1/rentals/" + id))
                .body("state", equalTo("RESERVED"))
                .body("vehicleClass", equalTo("SUV"))
                .body("lines.kind", contains("RENTAL"))
                .body("lines[0].quantity", is(3))
                .body("lines[0].net.amountMinor", is(23_700))
                .body("lines[0].tax.amountMinor", is(4_503))
                .body("total.amountMinor", is(28_203))
                .body("paymentStatus", equalTo("UNPAID"))
                .body("paid.amountMinor", is(0))
                .body("balance.currency", equalTo("EUR"));
        rental(id).body("id", equalTo(id.toString())).body("needsReassignment", is(false));

        var event = events.onTopic(RentalReserved.class, id).once();
        assertThat(event.metadata().aggregateVersion()).isEqualTo(1);
        assertThat(event.event().getRental().getCustomerId()).isEqualTo(customer);
        assertThat(event.event().getRental().getLines())
                .singleElement()
                .satisfies(line -> assertThat(line.getTax().getAmountMinor()).isEqualTo(4_503));
        assertThat(event.event().toString()).doesNotContain("Ada").doesNotContain("@example.com");
    }

    @Test
    void theSameKeyBooksOnceAndAnotherBodyIsRefused() {
        var vehicle = fleet.vehicle();
        var request = reservation(customer(), vehicle, day(1), day(2));
        var key = UUID.randomUUID().toString();
        var id = idOf(reserve(request, key));

        reserve(request, key)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id.toString()));
        request.put("endsAt", day(3).toString());
        reserve(request, key).statusCode(422).body("type", equalTo(problem("idempotency-key-reused")));
        as("agent").body(request).post("/v1/rentals").then().statusCode(400);
    }

    @Test
    void windowsThatOverlapAreRefusedAndThoseThatMeetAreNot() {
        var vehicle = fleet.vehicle();
        reserved(vehicle, day(10), day(12));

        reserveAgain(vehicle, day(8), day(10)).statusCode(201);
        reserveAgain(vehicle, day(12), day(14)).statusCode(201);
        for (var window : new int[][] {{9, 11}, {11, 13}, {10, 12}, {7, 20}, {13, 14}}) {
            reserveAgain(vehicle, day(window[0]), day(window[1]))
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo(problem("rental-overlap")));
        }
        reserveAgain(vehicle, day(14), day(15)).statusCode(201);
    }

    @Test
    void aCancelledReservationAndAReturnedVehicleFreeTheWindow() {
        var vehicle = fleet.vehicle();
        cancel(reserved(vehicle, day(3), day(5))).statusCode(200).body("state", equalTo("CANCELLED"));
        var second = reserved(vehicle, day(3), day(5));
        activate(second, 10).statusCode(200);
        complete(second, 20).statusCode(200);
        reserveAgain(vehicle, day(3), day(5)).statusCode(201);
    }

    @Test
    void aVehicleThatIsOutNowCanBeReservedForLater() {
        var vehicle = fleet.vehicle();
        var out = reserved(vehicle, Instant.now(), day(1));
        activate(out, 10).statusCode(200);
        events.handle(FleetVehicles.stateChanged(vehicle, 2, VehicleState.RENTED));

        reserveAgain(vehicle, day(2), day(3)).statusCode(201);
    }

    @Test
    void aVehicleThatIsNotKnownYetCanBeTriedAgainWithTheSameKey() {
        var vehicle = UUID.randomUUID();
        var request = reservation(customer(), vehicle, day(1), day(2));
        var key = UUID.randomUUID().toString();
        reserve(request, key)
                .statusCode(409)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("type", equalTo(problem("vehicle-unknown")));

        events.deliver(FleetVehicles.registered(vehicle, VehicleClass.VAN))
                .again()
                .isHandled();

        reserve(request, key).statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aDecommissionedVehicleIsUnavailableAndALateOlderEventDoesNotBringItBack() {
        var vehicle = UUID.randomUUID();
        events.handle(FleetVehicles.stateChanged(vehicle, 2, VehicleState.DECOMMISSIONED));
        events.handle(FleetVehicles.registered(vehicle, VehicleClass.STANDARD));

        reserveAgain(vehicle, day(1), day(2)).statusCode(409).body("type", equalTo(problem("vehicle-unavailable")));
    }

    @Test
    void whatCannotBeAcceptedNamesTheField() {
        var vehicle = fleet.vehicle();
        var licensed = someone();
        licensed.put("driverLicenseExpiresOn", day(5).toString().substring(0, 10));
        var customer = idOf(as("agent").body(licensed).post("/v1/customers").then());

        expect(reservation(customer, vehicle, day(1), day(6)), "endsAt");
        reserve(reservation(customer, vehicle, day(1), day(5))).statusCode(201);
        expect(reservation(customer, vehicle, day(7), day(7)), "endsAt");
        expect(reservation(customer, vehicle, day(8), day(7)), "endsAt");
        expect(reservation(customer, vehicle, day(-2), day(-1)), "startsAt");
        expect(reservation(customer, vehicle, day(-1), day(1)), "startsAt");
        expect(reservation(customer, vehicle, day(20_000), day(20_001)), "startsAt");
        expect(
                reservation(
                        customer,
                        vehicle,
                        Instant.now().minusSeconds(60),
                        Instant.now().minusSeconds(1)),
                "endsAt");
        expect(reservation(customer, vehicle, day(1), day(400)), "endsAt");
        expect(reservation(UUID.randomUUID(), vehicle, day(7), day(8)), "customerId");
        var both = reservation(customer, vehicle, day(7), day(8));
        both.put("vehicleClass", "SUV");
        expect(both, "vehicleId");
        both.remove("vehicleId");
        both.remove("vehicleClass");
        expect(both, "vehicleId");
        var quoted = reservation(customer, vehicle, day(7), day(8));
        quoted.put("quoteId", UUID.randomUUID());
        expect(quoted, "quoteId");
        var incomplete = reservation(customer, vehicle, day(7), day(8));
        incomplete.remove("startsAt");
        expect(incomplete, "startsAt");
        incomplete.put("startsAt", day(1).getEpochSecond());
        reserve(incomplete).statusCode(400).body("errors.field", contains("startsAt"));
    }

    private static void expect(Map<String, Object> request, String field) {
        reserve(request).statusCode(422).contentType("application/problem+json").body("errors.field", contains(field));
    }

    @Test
    void onlyWhoMayAsksAndOnlyInTheFormThatIsKnown() {
        var request = reservation(UUID.randomUUID(), UUID.randomUUID(), day(1), day(2));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(request)
                .post("/v1/rentals")
                .then()
                .statusCode(401);
        as("admin")
                .header("Idempotency-Key", "k")
                .body(request)
                .post("/v1/rentals")
                .then()
                .statusCode(403);
        as("mechanic").get("/v1/rentals").then().statusCode(403);
        request.put("discount", 5);
        reserve(request).statusCode(400).body("errors.field", contains("discount"));
        as("agent").get("/v1/rentals?state=LOST").then().statusCode(400).body("errors.field", contains("state"));
        as("agent").get("/v1/rentals?limit=201").then().statusCode(400).body("errors.field", contains("limit"));
        as("agent").get("/v1/rentals/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void rentalsAreFoundByWhatTheyAreAbout() {
        var vehicle = fleet.vehicle();
        var customer = customer();
        var first = idOf(reserve(reservation(customer, vehicle, day(1), day(2))));
        var second = idOf(reserve(reservation(customer(), vehicle, day(3), day(4))));
        cancel(second).statusCode(200);

        list("vehicleId=" + vehicle, first, second);
        list("vehicleId=" + vehicle + "&state=CANCELLED", second);
        list("customerId=" + customer, first);
        list("vehicleId=%s&from=%s".formatted(vehicle, day(2).plus(Duration.ofHours(1))), second);
        list("vehicleId=%s&to=%s".formatted(vehicle, day(2)), first);

        var page = as("agent")
                .get("/v1/rentals?limit=1&vehicleId=" + vehicle)
                .then()
                .body("items", hasSize(1));
        as("agent")
                .get(page.extract().<String>path("next"))
                .then()
                .body("items.id", contains(second.toString()))
                .body("next", nullValue());
    }

    @Test
    void rentalsOfATimeAreListedByTheStartOfTheirWindowsTheLatestFirst() {
        reserved(fleet.vehicle(), day(898), day(900));
        var longest = reserved(fleet.vehicle(), day(535), day(901));
        var before = reserved(fleet.vehicle(), day(899), day(901));
        var within = reserved(fleet.vehicle(), day(901), day(902));
        var atTheSameTime = reserved(fleet.vehicle(), day(901), day(903));
        var last = reserved(fleet.vehicle(), day(902), day(903));
        reserved(fleet.vehicle(), day(903), day(904));
        var time = "from=%s&to=%s".formatted(day(900), day(903));

        list(time, last, atTheSameTime, within, before, longest);
        list(time + "&limit=2", last, atTheSameTime);
        list(time + "&limit=2&cursor=" + atTheSameTime, within, before);
        list(time + "&cursor=" + before, longest);
        list("to=%s&from=%s&cursor=%s".formatted(day(903), day(902), last), atTheSameTime);
        as("agent")
                .get("/v1/rentals?%s&cursor=%s".formatted(time, UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void aTimeMayBeAMomentOrManyYearsAndDoesNotEndBeforeItBegins() {
        var vehicle = fleet.vehicle();
        var rental = reserved(vehicle, day(1), day(3));
        var time = "vehicleId=" + vehicle + "&from=%s&to=%s";

        list(time.formatted(day(2), day(2)), rental);
        list(time.formatted("1970-01-01T00:00:00Z", "9999-12-30T00:00:00Z"), rental);
        for (var wrong : List.of(
                time.formatted(day(2), day(2).minusNanos(1_000)),
                "to=1969-12-31T23:59:59Z",
                "to=9999-12-31T00:00:01Z")) {
            as("agent").get("/v1/rentals?" + wrong).then().statusCode(400).body("errors.field", contains("to"));
        }
    }

    private static void list(String query, UUID... ids) {
        var expected = java.util.Arrays.stream(ids).map(UUID::toString).toArray(String[]::new);
        as("accountant").get("/v1/rentals?" + query).then().statusCode(200).body("items.id", contains(expected));
    }
}
