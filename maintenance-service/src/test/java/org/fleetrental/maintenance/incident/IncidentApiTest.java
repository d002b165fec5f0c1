package org.fleetrental.maintenance.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.job;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IncidentApiTest {

    private static final String INCIDENTS = "/v1/incidents";

    @Inject
    MessagingKit events;

    private UUID vehicle;

    @BeforeEach
    void register() {
        var known = FleetVehicle.any();
        vehicle = known.id();
        events.handle(known.registered(0));
    }

    @Test
    void anIncidentBecomesAJobOnce() {
        var incident = reported();
        var answer =
                seeTo(incident).statusCode(201).body("state", equalTo("IN_JOB")).extract();
        var job = UUID.fromString(answer.path("jobId"));
        assertThat(answer.header("Location")).endsWith("/v1/maintenance-jobs/" + job);
        job(job).statusCode(200)
                .body("vehicleId", equalTo(vehicle.toString()))
                .body("type", equalTo("REPAIR"))
                .body("description", equalTo("Strange noise"));
        events.published(MaintenanceScheduled.class, job).once();

        closed(seeTo(incident), "IN_JOB");
        closed(dismiss(incident), "IN_JOB");
        as("agent").get(INCIDENTS + "/" + incident).then().body("jobId", equalTo(job.toString()));
    }

    @Test
    void ofManyWhoSeeToAnIncidentOneMakesTheJob() throws InterruptedException {
        var incident = reported();
        Callable<Integer> attempt = () -> seeTo(incident).extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(4)) {
            var counts = executor
                    .invokeAll(Stream.generate(() -> attempt).limit(6).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(counts).isEqualTo(Map.of(201, 1L, 409, 5L));
        }
        as("agent").get("/v1/maintenance-jobs?vehicleId=" + vehicle).then().body("items.size()", equalTo(1));
    }

    @Test
    void anIncidentIsDismissedWithAReason() {
        var incident = reported();
        dismiss(incident)
                .statusCode(200)
                .body("state", equalTo("DISMISSED"))
                .body("dismissalReason", equalTo("nothing found"));
        closed(dismiss(incident), "DISMISSED");
        closed(seeTo(incident), "DISMISSED");
    }

    private static void closed(ValidatableResponse response, String state) {
        response.statusCode(409)
                .body("type", equalTo("urn:fleet:problem:incident-closed"))
                .body("state", equalTo(state));
    }

    @Test
    void incidentsAreListedByVehicleAndState() {
        var first = reported();
        var second = reported();
        dismiss(first).statusCode(200);
        as("operator")
                .get(INCIDENTS + "?vehicleId=" + vehicle)
                .then()
                .statusCode(200)
                .body("items.id", contains(first.toString(), second.toString()));
        as("operator")
                .get(INCIDENTS + "?state=OPEN&vehicleId=" + vehicle)
                .then()
                .body("items.id", contains(second.toString()));
    }

    @Test
    void whatIsNoIncidentIsRefused() {
        as("agent")
                .body("{}")
                .post(INCIDENTS)
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("vehicleId", "description", "severity"));
        var later = request();
        later.put("reportedAt", "2099-01-01T00:00:00Z");
        report(later).statusCode(422).body("errors.field", contains("reportedAt"));
        var nowhere = request();
        nowhere.put("vehicleId", UUID.randomUUID());
        report(nowhere).statusCode(422).body("errors.field", contains("vehicleId"));
        events.handle(FleetVehicle.of(vehicle).decommissioned(2));
        report(request()).statusCode(422).body("errors.field", contains("vehicleId"));

        seeTo(UUID.randomUUID()).statusCode(404);
        dismiss(UUID.randomUUID()).statusCode(404);
        as("agent").get(INCIDENTS + "/" + UUID.randomUUID()).then().statusCode(404);
        for (var role : List.of("accountant", "operator", "admin")) {
            as(role).body("{}").post(INCIDENTS).then().statusCode(403);
        }
    }

    @Test
    void aVehicleThatHasLeftTheFleetSinceGetsNoJob() {
        var incident = reported();
        events.handle(FleetVehicle.of(vehicle).decommissioned(2));
        seeTo(incident).statusCode(422).body("errors.field", contains("vehicleId"));
        as("agent").get(INCIDENTS + "/" + incident).then().body("state", equalTo("OPEN"));
    }

    private Map<String, Object> request() {
        return new HashMap<>(Map.of(
                "vehicleId", vehicle,
                "description", "Strange noise",
                "severity", "HIGH",
                "reportedAt", "2026-04-01T08:00:00Z"));
    }

    private UUID reported() {
        return UUID.fromString(report(request())
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id"));
    }

    private static ValidatableResponse report(Map<String, ?> incident) {
        return as("agent").body(incident).post(INCIDENTS).then();
    }

    private static ValidatableResponse seeTo(UUID incident) {
        return as("mechanic")
                .body(Map.of("type", "REPAIR", "startsAt", "2026-05-01T08:00:00Z", "endsAt", "2026-05-01T10:00:00Z"))
                .post(INCIDENTS + "/" + incident + "/job")
                .then();
    }

    private static ValidatableResponse dismiss(UUID incident) {
        return as("mechanic")
                .body(Map.of("reason", "nothing found"))
                .post(INCIDENTS + "/" + incident + "/dismiss")
                .then();
    }
}
