package org.fleetrental.rentals.customer;

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
import static org.fleetrental.rentals.RentalsApi.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

/** A customer who gets no vehicle any more, and one who is forgotten. */
@QuarkusTest
class CustomerStandingTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void whoIsBlockedGetsNoVehicleUntilThatIsTakenBack() {
        var id = customer();
        var vehicle = fleet.vehicle();
        var rental = idOf(reserve(reservation(id, vehicle, Instant.now(), day(1))));
        var tag = get(id).extract().header("ETag");
        var blocked = block(id, "did not pay")
                .statusCode(200)
                .body("blocked", is(true))
                .body("blockedReason", equalTo("did not pay"));
        assertThat(blocked.extract().header("ETag")).isNotEqualTo(tag);

        reserve(reservation(id, vehicle, day(2), day(3)))
                .statusCode(409)
                .body("type", equalTo(problem("customer-blocked")));
        activate(rental, 10).statusCode(409).body("type", equalTo(problem("customer-blocked")));
        rental(rental).body("state", equalTo("RESERVED"));
        unblock(id).statusCode(200).body("blocked", is(false)).body("blockedReason", nullValue());
        unblock(id).statusCode(200);
        reserve(reservation(id, vehicle, day(2), day(3))).statusCode(201);
        activate(rental, 10).statusCode(200);
        block(id, "late").statusCode(200);
        complete(rental, 20).statusCode(200);
    }

    @Test
    void whatCannotBeNamesTheFieldOrTheCustomer() {
        var id = customer();
        block(id, " ").statusCode(422).body("errors.field", contains("reason"));
        block(id, "x".repeat(501)).statusCode(422);
        block(id, "\0").statusCode(422);
        for (var command : new String[] {"block", "unblock", "erase"}) {
            as("agent")
                    .body(Map.of("reason", "x"))
                    .post("/v1/customers/" + UUID.randomUUID() + "/" + command)
                    .then()
                    .statusCode(404);
            as("accountant")
                    .body(Map.of("reason", "x"))
                    .post("/v1/customers/" + id + "/" + command)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void ofWhoIsErasedNothingPersonalIsLeftAndTheRentalsStay() throws SQLException {
        var request = someone();
        var id = idOf(as("agent").body(request).post("/v1/customers").then());
        var rental = idOf(reserve(reservation(id, fleet.vehicle(), day(5), day(6))));
        cancel(rental).statusCode(200).body("cancellationReason", notNullValue());
        block(id, "Ada wrote bad checks").statusCode(200);

        erase(id)
                .statusCode(200)
                .body("erased", is(true))
                .body("fullName", nullValue())
                .body("email", nullValue())
                .body("driverLicenseNumber", nullValue())
                .body("driverLicenseExpiresOn", nullValue())
                .body("blockedReason", nullValue());
        erase(id).statusCode(200).body("erased", is(true));
        rental(rental)
                .body("customerId", equalTo(id.toString()))
                .body("state", equalTo("CANCELLED"))
                .body("cancellationReason", nullValue());
        assertThat(whole(id)).doesNotContain("Ada").doesNotContain("@example.com");
        // The keys are free again.
        as("agent").body(request).post("/v1/customers").then().statusCode(201);
    }

    @Test
    void whoIsErasedRentsNothingAndIsNotEdited() {
        var id = customer();
        erase(id).statusCode(200);
        reserve(reservation(id, fleet.vehicle(), day(1), day(2)))
                .statusCode(422)
                .body("errors.field", contains("customerId"));
        block(id, "x").statusCode(409).body("type", equalTo(problem("customer-erased")));
        unblock(id).statusCode(409);
        as("agent")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Map.of("fullName", "Back again"))
                .patch("/v1/customers/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo(problem("customer-erased")));
        get(id).body("erased", is(true)).body("fullName", nullValue());
    }

    @Test
    void nobodyIsErasedWhileSomethingIsOpen() {
        var id = customer();
        var rental = idOf(reserve(reservation(id, fleet.vehicle(), Instant.now(), day(1))));
        erase(id).statusCode(409).body("type", equalTo(problem("customer-has-rentals")));
        activate(rental, 10).statusCode(200);
        erase(id).statusCode(409).body("type", equalTo(problem("customer-has-rentals")));
        complete(rental, 20).statusCode(200);
        events.handle(account(rental, 1, 6_545, 0));
        erase(id).statusCode(409).body("type", equalTo(problem("customer-has-balance")));
        events.handle(account(rental, 2, 6_545, 7_000));
        erase(id).statusCode(409).body("type", equalTo(problem("customer-has-balance")));
        get(id).body("fullName", equalTo("Ada Example"));
        events.handle(account(rental, 3, 6_545, 6_545));
        erase(id).statusCode(200);
    }

    @Test
    void whoeverIsErasedWhileReservingHasEitherNoDataOrARental() {
        for (int round = 0; round < 10; round++) {
            var id = customer();
            var vehicle = fleet.vehicle();
            var erased = CompletableFuture.supplyAsync(() -> erase(id).extract().statusCode());
            var reserved = CompletableFuture.supplyAsync(() ->
                    reserve(reservation(id, vehicle, day(1), day(2))).extract().statusCode());
            assertThat(List.of(erased.join(), reserved.join())).isIn(List.of(200, 422), List.of(409, 201));
        }
    }

    private static ValidatableResponse block(UUID id, String reason) {
        return as("agent")
                .body(Map.of("reason", reason))
                .post("/v1/customers/" + id + "/block")
                .then();
    }

    private static ValidatableResponse unblock(UUID id) {
        return as("agent").post("/v1/customers/" + id + "/unblock").then();
    }

    private static ValidatableResponse erase(UUID id) {
        return as("agent").post("/v1/customers/" + id + "/erase").then();
    }

    private static ValidatableResponse get(UUID id) {
        return as("agent").get("/v1/customers/" + id).then().statusCode(200);
    }

    private static DomainEvent account(UUID rental, long version, long charged, long paid) {
        return new DomainEvent(
                rental,
                version,
                Instant.now(),
                ChargeCreated.newBuilder()
                        .setChargeId(UUID.randomUUID())
                        .setRentalId(rental)
                        .setDescription("Rental")
                        .setNet(eur(charged))
                        .setTax(eur(0))
                        .setTotal(eur(charged))
                        .setCreatedAt(Instant.now())
                        .setAccount(RentalAccountSnapshot.newBuilder()
                                .setRentalId(rental)
                                .setCharged(eur(charged))
                                .setPaid(eur(paid))
                                .setBalance(eur(charged - paid))
                                .build())
                        .build());
    }

    private static Money eur(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }

    /** Everything that the database holds of a customer and the rentals. */
    private String whole(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select (select row_to_json(c)::text from customer c where id = ?)
                            || (select json_agg(r)::text from rental r where customer_id = ?)""")) {
            select.setObject(1, id);
            select.setObject(2, id);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
