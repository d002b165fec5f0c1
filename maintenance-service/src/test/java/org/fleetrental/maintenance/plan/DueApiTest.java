package org.fleetrental.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.PLANS;
import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.cancel;
import static org.fleetrental.maintenance.MaintenanceApi.complete;
import static org.fleetrental.maintenance.MaintenanceApi.done;
import static org.fleetrental.maintenance.MaintenanceApi.job;
import static org.fleetrental.maintenance.MaintenanceApi.planned;
import static org.fleetrental.maintenance.MaintenanceApi.repair;
import static org.fleetrental.maintenance.MaintenanceApi.schedule;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DueApiTest {

    @Inject
    MessagingKit events;

    private final FleetVehicle vehicle = FleetVehicle.any();

    @BeforeEach
    void register() {
        events.handle(vehicle.registered(1_000, daysAgo(100)));
    }

    @Test
    void aPlanByDistanceCountsFromTheRegistration() {
        var plan = planByKm(10_000);
        events.handle(vehicle.odometerRecorded(2, 10_500));

        due("withinKm=499").body("items", empty());
        due("withinKm=500")
                .body("items.planId", contains(plan.toString()))
                .body("items[0].type", equalTo("PREVENTIVE"))
                .body("items[0].reasons", contains("DISTANCE"))
                .body("items[0].dueAtKm", equalTo(11_000))
                .body("items[0].odometerKm", equalTo(10_500))
                .body("items[0].kmLeft", equalTo(500))
                .body("items[0].dueOn", nullValue())
                .body("items[0].lastJobId", nullValue());

        events.handle(Rental.of(vehicle.id()).completed(11_200));
        due("").body("items[0].kmLeft", equalTo(-200));
    }

    @Test
    void aPlanByTimeCountsDays() {
        planned(Map.of("vehicleId", vehicle.id(), "type", "INSPECTION", "everyDays", 110));

        due("withinDays=9").body("items", empty());
        due("withinDays=10")
                .body("items[0].reasons", contains("TIME"))
                .body("items[0].dueOn", equalTo(today().plusDays(10).toString()))
                .body("items[0].daysLeft", equalTo(10))
                .body("items[0].kmLeft", nullValue());
    }

    @Test
    void whatComesFirstMakesAVehicleDue() {
        planned(Map.of("vehicleId", vehicle.id(), "type", "PREVENTIVE", "everyKm", 5_000, "everyDays", 90));
        due("").body("items[0].reasons", contains("TIME"))
                .body("items[0].daysLeft", equalTo(-10))
                .body("items[0].kmLeft", equalTo(5_000));
        events.handle(vehicle.odometerRecorded(2, 7_000));
        due("").body("items[0].reasons", contains("DISTANCE", "TIME"));
    }

    @Test
    void aCompletedJobAdvancesOnlyThePlansItNames() {
        var oil = planByKm(10_000);
        var brakes = planByKm(15_000);
        events.handle(vehicle.odometerRecorded(2, 20_000));
        assertThat(duePlans("")).containsExactlyInAnyOrder(oil, brakes);

        var job = done(vehicle.id(), 20_000, List.of(oil));

        assertThat(duePlans("")).containsExactly(brakes);
        job(job).body("planIds", contains(oil.toString()));
        due("withinKm=10000")
                .body("items.find { it.planId == '%s' }.dueAtKm".formatted(oil), equalTo(30_000))
                .body("items.find { it.planId == '%s' }.lastJobId".formatted(oil), equalTo(job.toString()));
        done(vehicle.id(), 20_000, List.of());
        assertThat(duePlans("")).containsExactly(brakes);
    }

    @Test
    void aJobIsForThePlansThatItWasScheduledForUnlessItsCompletionSaysOtherwise() {
        var oil = planByKm(10_000);
        var brakes = planByKm(15_000);
        events.handle(vehicle.odometerRecorded(2, 20_000));

        var first = scheduledFor(oil);
        job(first).body("planIds", contains(oil.toString()));
        assertThat(duePlans("")).containsExactlyInAnyOrder(oil, brakes);
        start(first).statusCode(200);
        complete(first, workAt(20_000)).statusCode(200);
        assertThat(duePlans("")).containsExactly(brakes);

        events.handle(vehicle.odometerRecorded(3, 40_000));
        var second = scheduledFor(oil);
        start(second).statusCode(200);
        var work = workAt(40_000);
        work.put("planIds", List.of(brakes));
        complete(second, work).statusCode(200).body("planIds", contains(brakes.toString()));
        assertThat(duePlans("")).containsExactly(oil);
    }

    @Test
    void aCancelledJobAdvancesNothing() {
        var oil = planByKm(10_000);
        events.handle(vehicle.odometerRecorded(2, 20_000));
        var job = scheduledFor(oil);
        start(job).statusCode(200);
        cancel(job).statusCode(200);
        assertThat(duePlans("")).containsExactly(oil);
    }

    @Test
    void aJobCannotBeForAPlanThatItsVehicleDoesNotFallUnder() {
        var other = FleetVehicle.any();
        events.handle(other.registered(0));
        var plan = planned(Map.of("vehicleId", other.id(), "type", "PREVENTIVE", "everyKm", 5));
        for (var strange : List.of(plan, UUID.randomUUID())) {
            var request = repair(vehicle.id());
            request.put("planIds", List.of(strange));
            schedule(request).statusCode(422).body("errors.field", contains("planIds"));
            var job = scheduled(vehicle.id());
            start(job).statusCode(200);
            var work = work();
            work.put("planIds", List.of(strange));
            complete(job, work).statusCode(422).body("errors.field", contains("planIds"));
            job(job).body("state", equalTo("IN_PROGRESS"));
        }
    }

    @Test
    void aPlanOfAClassIsForItsVehiclesAsTheyAreNow() {
        var plan = planned(Map.of("vehicleClass", "SUV", "type", "PREVENTIVE", "everyDays", 90));
        try {
            assertThat(duePlans("")).isEmpty();
            events.handle(vehicle.as(VehicleClass.SUV).updated(2, 1_000));
            assertThat(duePlans("")).containsExactly(plan);
            events.handle(vehicle.updated(3, 1_000));
            assertThat(duePlans("")).isEmpty();
        } finally {
            as("fleet-manager").delete(PLANS + "/" + plan).then().statusCode(204);
        }
    }

    @Test
    void aVehicleThatHasLeftTheFleetIsNeverDue() {
        planByKm(1);
        events.handle(vehicle.odometerRecorded(2, 20_000));
        due("").body("items.size()", equalTo(1));
        events.handle(vehicle.decommissioned(3));
        due("withinKm=1000000&withinDays=36500").body("items", empty());
    }

    @Test
    void aPlanThatEndedMakesNobodyDue() {
        var plan = planByKm(1);
        events.handle(vehicle.odometerRecorded(2, 20_000));
        as("fleet-manager").delete(PLANS + "/" + plan).then().statusCode(204);
        due("").body("items", empty());
    }

    @Test
    void aCorrectedReadingTakesTheVehicleBack() {
        planByKm(10_000);
        events.handle(vehicle.odometerRecorded(2, 90_000));
        due("").body("items[0].kmLeft", equalTo(-79_000));
        events.handle(vehicle.odometerRecorded(3, 9_000));
        due("").body("items", empty());
    }

    @Test
    void theListIsReadPageByPageOverAllVehicles() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var other = FleetVehicle.any();
            events.handle(other.registered(0, daysAgo(2)));
            for (int every = 1; every < 3; every++) {
                var plan = planned(Map.of("vehicleId", other.id(), "type", "PREVENTIVE", "everyDays", every));
                expected.add(other.id() + " " + plan);
            }
        }
        var found = new ArrayList<String>();
        String next = "/v1/maintenance-due?limit=5";
        while (next != null) {
            var page = as("agent").get(next).then().statusCode(200).extract();
            List<Map<String, Object>> items = page.path("items");
            items.forEach(item -> found.add(item.get("vehicleId") + " " + item.get("planId")));
            next = page.path("next");
        }
        assertThat(found).doesNotHaveDuplicates().containsAll(expected);
    }

    @Test
    void aWrongParameterIsNamed() {
        for (var query : List.of("withinKm=-1", "withinDays=x", "cursor=7", "limit=0", "vehicleId=x")) {
            as("agent")
                    .get("/v1/maintenance-due?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
        }
    }

    private static Map<String, Object> workAt(int odometerKm) {
        var work = work();
        work.put("odometerKm", odometerKm);
        return work;
    }

    private UUID planByKm(int everyKm) {
        return planned(Map.of("vehicleId", vehicle.id(), "type", "PREVENTIVE", "everyKm", everyKm));
    }

    private UUID scheduledFor(UUID plan) {
        var request = repair(vehicle.id());
        request.put("planIds", List.of(plan));
        return UUID.fromString(schedule(request).statusCode(201).extract().path("id"));
    }

    private ValidatableResponse due(String horizon) {
        return as("mechanic")
                .get("/v1/maintenance-due?vehicleId=" + vehicle.id() + "&" + horizon)
                .then()
                .statusCode(200);
    }

    private List<UUID> duePlans(String horizon) {
        return due(horizon).extract().<List<String>>path("items.planId").stream()
                .map(UUID::fromString)
                .toList();
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MICROS);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
