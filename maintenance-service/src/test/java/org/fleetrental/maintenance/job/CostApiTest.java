package org.fleetrental.maintenance.job;

import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.complete;
import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.fleetrental.maintenance.MaintenanceApi.start;
import static org.fleetrental.maintenance.MaintenanceApi.work;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CostApiTest {

    @Inject
    MessagingKit events;

    private final FleetVehicle vehicle = FleetVehicle.any();

    @BeforeEach
    void register() {
        events.handle(vehicle.registered(1_000));
    }

    @Test
    void theCostOfAVehicleIsToldPerCurrencyAndKilometre() {
        completed(Map.of());
        completed(Map.of());
        completed(Map.of("laborCost", Map.of("amountMinor", 500, "currency", "USD"), "parts", List.of()));
        start(scheduled(vehicle.id())).statusCode(200);
        events.handle(vehicle.odometerRecorded(2, 8_000));

        costs("")
                .body("jobs", equalTo(3))
                .body("downtimeMinutes", equalTo(0))
                .body("costs.total.currency", contains("EUR", "USD"))
                .body("costs.total.amountMinor", contains(46_398, 500))
                .body("costs.minorPerKm", contains(6.63f, 0.07f))
                .body("distanceKm", equalTo(7_000))
                .body("asOf", equalTo("2026-03-01T10:00:00Z"));
    }

    @Test
    void aPartOfTheTimeHasNoDistance() {
        completed(Map.of());
        costs("?from=2026-01-01T00:00:00Z")
                .body("jobs", equalTo(1))
                .body("costs[0].total.amountMinor", equalTo(23_199))
                .body("costs[0].minorPerKm", nullValue())
                .body("distanceKm", nullValue());
        costs("?to=2026-01-01T00:00:00Z").body("jobs", equalTo(0)).body("costs", empty());
    }

    @Test
    void aVehicleThatWasNotDrivenHasNoCostPerKilometre() {
        completed(Map.of());
        costs("").body("distanceKm", equalTo(0)).body("costs[0].minorPerKm", nullValue());
    }

    @Test
    void whatCannotBeToldIsRefused() {
        as("mechanic").get(path(UUID.randomUUID())).then().statusCode(404);
        as("mechanic")
                .get(path(vehicle.id()) + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors.field", contains("to"));
        as("mechanic").get(path(vehicle.id()) + "?from=monday").then().statusCode(400);
        as("agent").get(path(vehicle.id())).then().statusCode(403);
    }

    private void completed(Map<String, ?> change) {
        var job = scheduled(vehicle.id());
        start(job).statusCode(200);
        var work = work();
        work.putAll(change);
        complete(job, work).statusCode(200);
    }

    private ValidatableResponse costs(String query) {
        return as("accountant").get(path(vehicle.id()) + query).then().statusCode(200);
    }

    private static String path(UUID vehicle) {
        return "/v1/vehicles/" + vehicle + "/maintenance-costs";
    }
}
