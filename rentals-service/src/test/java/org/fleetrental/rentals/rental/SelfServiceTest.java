package org.fleetrental.rentals.rental;

import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.asCustomer;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer without an agent. What others' things look like to them is in {@code OwnThingsTest}. */
@QuarkusTest
class SelfServiceTest {

    @Inject
    FleetVehicles vehicles;

    private UUID customer;
    private UUID vehicle;

    @BeforeEach
    void someoneWantsAVehicle() {
        customer = customer();
        vehicle = vehicles.vehicle();
    }

    @Test
    void aCustomerReservesExtendsAndCancels() {
        var rental = idOf(reserveAsCustomer(reservation(customer, vehicle, day(1), day(2))));

        asCustomer(customer)
                .body(Map.of("endsAt", day(3).toString()))
                .post("/v1/rentals/%s/extend".formatted(rental))
                .then()
                .statusCode(200);
        asCustomer(customer)
                .body(Map.of("reason", "other plans"))
                .post("/v1/rentals/%s/cancel".formatted(rental))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        asCustomer(customer)
                .body(Map.of("odometerKm", 1))
                .post("/v1/rentals/%s/activate".formatted(rental))
                .then()
                .statusCode(403);
    }

    @Test
    void aCustomersListIsTheirOwnWhateverItIsFilteredBy() {
        var own = idOf(reserveAsCustomer(reservation(customer, vehicle, day(1), day(2))));
        reserved(vehicle, day(3), day(4));

        for (var filter : new String[] {"", "?vehicleId=" + vehicle, "?state=RESERVED", "?customerId=" + customer}) {
            asCustomer(customer)
                    .get("/v1/rentals" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(own.toString()));
        }
    }

    @Test
    void anothersRentalIsNoPlaceInACustomersList() {
        var own = idOf(reserveAsCustomer(reservation(customer, vehicle, day(3), day(4))));
        var anothers = reserved(vehicle, day(5), day(6));

        for (var cursor : new UUID[] {anothers, UUID.randomUUID()}) {
            asCustomer(customer)
                    .get("/v1/rentals?from=%s&cursor=%s".formatted(day(1), cursor))
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("cursor"));
        }
        asCustomer(customer)
                .get("/v1/rentals?from=%s".formatted(day(1)))
                .then()
                .body("items.id", contains(own.toString()));
    }

    @Test
    void aQuoteIsGoodForTheCustomerWhoHasAskedForIt() {
        var quote = quote(asCustomer(customer));
        var request = reservation(customer(), vehicle, day(1), day(2));
        request.put("quoteId", quote);
        reserve(request).statusCode(422).body("errors[0].field", equalTo("customerId"));

        request.put("customerId", customer);
        reserveAsCustomer(request).statusCode(201);
    }

    @Test
    void aQuoteThatIsNotTheCustomersIsToThemAsIfItDidNotExist() {
        for (var quote : new UUID[] {quote(asCustomer(customer())), quote(as("agent")), UUID.randomUUID()}) {
            var request = reservation(customer, vehicle, day(1), day(2));
            request.put("quoteId", quote);
            reserveAsCustomer(request)
                    .statusCode(422)
                    .body("errors[0].field", equalTo("quoteId"))
                    .body("errors[0].reason", equalTo("there is no such quote, or it has long expired"));
            asCustomer(customer).get("/v1/quotes/" + quote).then().statusCode(404);
        }
    }

    private UUID quote(RequestSpecification as) {
        return idOf(as.body(Map.of("vehicleId", vehicle, "startsAt", day(1).toString(), "endsAt", day(2).toString()))
                .post("/v1/quotes")
                .then());
    }

    private ValidatableResponse reserveAsCustomer(Map<String, ?> request) {
        return asCustomer(customer)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(request)
                .post("/v1/rentals")
                .then();
    }
}
