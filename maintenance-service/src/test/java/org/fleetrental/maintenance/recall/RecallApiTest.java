package org.fleetrental.maintenance.recall;

import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.cancel;
import static org.fleetrental.maintenance.MaintenanceApi.complete;
import static org.fleetrental.maintenance.MaintenanceApi.job;
import static org.fleetrental.maintenance.MaintenanceApi.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecallApiTest {

    private static final String RECALLS = "/v1/recalls";

    @Inject
    MessagingKit events;

    private final FleetVehicle vehicle = FleetVehicle.any();

    @BeforeEach
    void register() {
        events.handle(vehicle.registered(0));
    }

    @Test
    void aRecallByVinIsForTheVehiclesOfTheFleetThatHaveIt() {
        var sold = FleetVehicle.any();
        events.handle(sold.registered(0));
        events.handle(sold.decommissioned(2));
        var later = FleetVehicle.any();
        var recall = announced(Map.of(
                "vins", List.of(vehicle.vin().toLowerCase(Locale.ROOT), sold.vin(), later.vin(), "WFL99999999999999")));

        vehicles(recall)
                .body("items.vehicleId", contains(vehicle.id().toString()))
                .body("items[0].standing", equalTo("OPEN"));
        events.handle(later.registered(0));
        vehicles(recall)
                .body(
                        "items.vehicleId",
                        containsInAnyOrder(vehicle.id().toString(), later.id().toString()));
    }

    @Test
    void aRecallOfAModelIsForItsYears() {
        var recall = announced(Map.of("make", "SKODA", "model", "octavia", "yearFrom", 2023, "yearTo", 2023));
        as("agent")
                .get(RECALLS + "/" + recall + "/vehicles?limit=200")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(1));
        plan(recall, vehicle.id()).statusCode(201);
        var older = announced(Map.of("make", "Skoda", "model", "Octavia", "yearFrom", 2000, "yearTo", 2022));
        vehicles(older).body("items", empty());
    }

    @Test
    void aVehicleFollowsARecallByOneJob() {
        var recall = announced(Map.of("vins", List.of(vehicle.vin())));
        var job = UUID.fromString(plan(recall, vehicle.id())
                .statusCode(201)
                .body("standing", equalTo("IN_JOB"))
                .extract()
                .path("jobId"));
        job(job).body("type", equalTo("RECALL")).body("description", equalTo("Airbag"));
        events.published(MaintenanceScheduled.class, job).once();
        plan(recall, vehicle.id())
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:recall-planned"))
                .body("vehicle.jobId", equalTo(job.toString()));

        cancel(job).statusCode(200);
        vehicles(recall).body("items.standing", contains("OPEN"));
        var second = UUID.fromString(
                plan(recall, vehicle.id()).statusCode(201).extract().path("jobId"));
        start(second).statusCode(200);
        complete(second).statusCode(200);
        vehicles(recall).body("items.standing", contains("DONE"));
        plan(recall, vehicle.id()).statusCode(409);
    }

    @Test
    void aVehicleThatIsNotMeantGetsNoJob() {
        var recall = announced(Map.of("vins", List.of("WFL99999999999999")));
        plan(recall, vehicle.id()).statusCode(404);
        plan(UUID.randomUUID(), vehicle.id()).statusCode(404);
        as("agent").get(RECALLS + "/" + UUID.randomUUID() + "/vehicles").then().statusCode(404);
    }

    @Test
    void aCampaignIsAnnouncedOnce() {
        var recall = request(Map.of("vins", List.of(vehicle.vin())));
        var id = announce(recall).statusCode(201).extract().<String>path("id");
        announce(recall).statusCode(409).body("type", equalTo("urn:fleet:problem:campaign-taken"));
        as("agent").get(RECALLS + "/" + id).then().statusCode(200).body("description", equalTo("Airbag"));
        as("agent").get(RECALLS + "?limit=200").then().body("items.id", hasItem(id));
    }

    @Test
    void whatIsNoRecallIsRefused() {
        refused(Map.of(), "vins");
        refused(Map.of("make", "Skoda"), "vins");
        refused(Map.of("vins", List.of(vehicle.vin()), "make", "Skoda"), "vins");
        refused(Map.of("make", "Skoda", "model", "Fabia", "yearFrom", 2020, "yearTo", 2019), "yearTo");
        announce(request(Map.of("vins", List.of("short")))).statusCode(422);
        announce(request(Map.of("vins", List.of()))).statusCode(422);
        as("mechanic").body("{}").post(RECALLS).then().statusCode(403);
    }

    private static void refused(Map<String, ?> whom, String field) {
        announce(request(whom)).statusCode(422).body("errors.field", contains(field));
    }

    private static Map<String, Object> request(Map<String, ?> whom) {
        var request = new HashMap<String, Object>(whom);
        request.put("campaign", "C-" + UUID.randomUUID());
        request.put("description", "Airbag");
        return request;
    }

    private static UUID announced(Map<String, ?> whom) {
        return UUID.fromString(announce(request(whom)).statusCode(201).extract().path("id"));
    }

    private static ValidatableResponse announce(Map<String, ?> recall) {
        return as("fleet-manager").body(recall).post(RECALLS).then();
    }

    private static ValidatableResponse vehicles(UUID recall) {
        return as("agent").get(RECALLS + "/" + recall + "/vehicles").then().statusCode(200);
    }

    private static ValidatableResponse plan(UUID recall, UUID vehicle) {
        return as("mechanic")
                .body(Map.of("startsAt", "2026-05-01T08:00:00Z", "endsAt", "2026-05-01T10:00:00Z"))
                .post(RECALLS + "/" + recall + "/vehicles/" + vehicle + "/job")
                .then();
    }
}
