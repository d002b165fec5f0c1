package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.TOMORROW;
import static org.fleetrental.system.RentalCompany.eventually;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a call to one service causes in the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiveReactionsTest {

    private static final Instant DAY_AFTER = TOMORROW.plus(1, ChronoUnit.DAYS);

    private final RentalCompany company = new RentalCompany(SharedSystem.get());
    private UUID customer;
    private UUID vehicle;

    @BeforeAll
    void registerCustomer() {
        customer = company.customer();
    }

    @BeforeEach
    void registerVehicle() {
        vehicle = company.bookableVehicle();
    }

    @Test
    void aReservationBecomesACharge() {
        var rental = company.reserve(customer, vehicle, TOMORROW, DAY_AFTER).expect(201);

        var charge = awaitCharge(rental.id("id"));

        assertThat(charge.at("/items/0/rentalId")).isEqualTo(rental.at("/id"));
        assertThat(charge.amountAt("/items/0/total")).isPositive();
        eventually()
                .untilAsserted(() -> assertThat(company.rental(rental.id("id")).amountAt("/balance"))
                        .isEqualTo(charge.amountAt("/items/0/total")));
    }

    @Test
    void aReturnMakesTheFinalChargesAndFreesTheVehicle() {
        var rental = company.reserve(customer, vehicle, TOMORROW, DAY_AFTER)
                .expect(201)
                .id("id");
        awaitCharge(rental);
        company.activate(rental, 1_000);
        eventually().untilAsserted(() -> assertThat(company.stateOf(vehicle)).isEqualTo("RENTED"));

        company.complete(rental, 11_000);

        eventually().untilAsserted(() -> assertThat(company.stateOf(vehicle)).isEqualTo("AVAILABLE"));
        // Ten thousand kilometres are more than any card includes.
        eventually()
                .untilAsserted(() ->
                        assertThat(company.charges(rental).body().path("items")).hasSizeGreaterThan(1));
        var history = company.client.get("fleet", "/v1/vehicles/" + vehicle + "/odometer-readings");
        assertThat(history.body().toString()).contains("11000");
    }

    @Test
    void maintenanceBlocksItsWindowUntilItIsDone() {
        var job = company.scheduleMaintenance(vehicle, TOMORROW, DAY_AFTER);
        eventually()
                .untilAsserted(() -> assertThat(company.calendar(vehicle).at("/items/0/jobId"))
                        .isEqualTo(job.toString()));
        assertThat(company.reserve(customer, vehicle, TOMORROW, DAY_AFTER)
                        .expect(409)
                        .at("/type"))
                .endsWith("vehicle-blocked");
        company.client
                .post("maintenance", "/v1/maintenance-jobs/" + job + "/start", Map.of())
                .expect(200);
        eventually().untilAsserted(() -> assertThat(company.stateOf(vehicle)).isEqualTo("IN_MAINTENANCE"));

        var done = company.client
                .post(
                        "maintenance",
                        "/v1/maintenance-jobs/" + job + "/complete",
                        Map.of(
                                "odometerKm", 5_000,
                                "laborCost", Map.of("amountMinor", 20_000, "currency", "EUR"),
                                "parts", java.util.List.of()))
                .expect(200);

        assertThat(done.at("/state")).isEqualTo("COMPLETED");
        eventually().untilAsserted(() -> assertThat(company.stateOf(vehicle)).isEqualTo("AVAILABLE"));
        eventually()
                .untilAsserted(() -> assertThat(company.reserve(customer, vehicle, TOMORROW, DAY_AFTER)
                                .status())
                        .isEqualTo(201));
    }

    @Test
    void aPaymentShowsOnItsRental() {
        var rental = company.reserve(customer, vehicle, TOMORROW, DAY_AFTER)
                .expect(201)
                .id("id");
        var charge = awaitCharge(rental);
        long owed = charge.amountAt("/items/0/total");
        var currency = charge.at("/items/0/total/currency");
        assertThat(company.rental(rental).at("/paymentStatus")).isEqualTo("UNPAID");

        company.pay(rental, 1, currency).expect(201);
        eventually()
                .untilAsserted(() ->
                        assertThat(company.rental(rental).at("/paymentStatus")).isEqualTo("PARTIALLY_PAID"));
        company.pay(rental, owed - 1, currency).expect(201);

        eventually()
                .untilAsserted(() ->
                        assertThat(company.rental(rental).at("/paymentStatus")).isEqualTo("PAID"));
        assertThat(company.rental(rental).amountAt("/paid")).isEqualTo(owed);
        assertThat(company.rental(rental).amountAt("/balance")).isZero();
    }

    private Answer awaitCharge(UUID rental) {
        eventually()
                .untilAsserted(() ->
                        assertThat(company.charges(rental).body().path("items")).hasSize(1));
        return company.charges(rental);
    }
}
