package org.fleetrental.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.PLANS;
import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.plan;
import static org.fleetrental.maintenance.MaintenanceApi.planned;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlanApiTest {

    @Inject
    MessagingKit events;

    @Test
    void aPlanIsForAClassOrForOneVehicle() {
        var created = plan(Map.of("vehicleClass", "LUXURY", "type", "PREVENTIVE", "everyKm", 1_000_000))
                .statusCode(201)
                .body("vehicleClass", equalTo("LUXURY"))
                .body("vehicleId", nullValue())
                .body("everyDays", nullValue())
                .extract();
        as("agent").get(created.header("Location")).then().statusCode(200).body("id", equalTo(created.path("id")));

        var vehicle = FleetVehicle.any();
        events.handle(vehicle.registered(0));
        plan(Map.of("vehicleId", vehicle.id(), "type", "INSPECTION", "everyDays", 36_500))
                .statusCode(201)
                .body("vehicleId", equalTo(vehicle.id().toString()));
    }

    @Test
    void aPlanThatEndedIsGone() {
        var id = planned(Map.of("vehicleClass", "LUXURY", "type", "PREVENTIVE", "everyKm", 1_000_000));
        assertThat(listed()).contains(id.toString());

        as("fleet-manager").delete(PLANS + "/" + id).then().statusCode(204);

        as("fleet-manager").delete(PLANS + "/" + id).then().statusCode(404);
        as("agent").get(PLANS + "/" + id).then().statusCode(404);
        assertThat(listed()).doesNotContain(id.toString());
    }

    @Test
    void aPlanSentAgainUnderItsKeyIsMadeOnce() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("vehicleClass", "LUXURY", "type", "PREVENTIVE", "everyKm", 999_999);
        var ids = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            ids.add(as("fleet-manager")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(PLANS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void whatIsNoPlanIsRefused() {
        refused(Map.of("type", "PREVENTIVE", "everyKm", 5), "vehicleClass");
        refused(
                Map.of("vehicleClass", "VAN", "vehicleId", UUID.randomUUID(), "type", "PREVENTIVE", "everyKm", 5),
                "vehicleClass");
        refused(Map.of("vehicleClass", "VAN", "type", "PREVENTIVE"), "everyKm");
        refused(Map.of("vehicleClass", "VAN", "type", "PREVENTIVE", "everyKm", 0), "everyKm");
        refused(Map.of("vehicleClass", "VAN", "type", "PREVENTIVE", "everyDays", 36_501), "everyDays");
        refused(Map.of("vehicleClass", "VAN", "everyDays", 5), "type");
        refused(Map.of("vehicleId", UUID.randomUUID(), "type", "PREVENTIVE", "everyDays", 5), "vehicleId");
        var sold = FleetVehicle.any();
        events.handle(sold.registered(0));
        events.handle(sold.decommissioned(2));
        refused(Map.of("vehicleId", sold.id(), "type", "PREVENTIVE", "everyDays", 5), "vehicleId");
    }

    private static void refused(Map<String, ?> plan, String field) {
        plan(plan).statusCode(422).body("errors.field", contains(field));
    }

    @Test
    void onlyFleetManagersPlan() {
        for (var role : List.of("agent", "mechanic", "accountant", "operator", "admin")) {
            as(role).body("{}").post(PLANS).then().statusCode(403);
            as(role).delete(PLANS + "/" + UUID.randomUUID()).then().statusCode(403);
            as(role).get(PLANS).then().statusCode(200);
        }
    }

    private static List<String> listed() {
        var found = new ArrayList<String>();
        String next = PLANS + "?limit=200";
        while (next != null) {
            var page = as("mechanic").get(next).then().statusCode(200).extract();
            found.addAll(page.path("items.id"));
            next = page.path("next");
        }
        return found;
    }
}
