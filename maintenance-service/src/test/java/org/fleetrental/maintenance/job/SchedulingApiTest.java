package org.fleetrental.maintenance.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.JOBS;
import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.cancel;
import static org.fleetrental.maintenance.MaintenanceApi.job;
import static org.fleetrental.maintenance.MaintenanceApi.repair;
import static org.fleetrental.maintenance.MaintenanceApi.schedule;
import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.maintenance.JobState;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.events.maintenance.MaintenanceType;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class SchedulingApiTest {

    private static final String PROBLEM = "application/problem+json";

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
    void aJobIsScheduledAndAnnounced() {
        var request = repair(vehicle);
        request.put("description", "Brakes\nand tyres");
        var created = schedule(request)
                .statusCode(201)
                .contentType(ContentType.JSON)
                .body("vehicleId", equalTo(vehicle.toString()))
                .body("type", equalTo("REPAIR"))
                .body("state", equalTo("SCHEDULED"))
                .body("startsAt", equalTo("2026-04-01T08:00:00Z"))
                .body("endsAt", equalTo("2026-04-01T10:00:00Z"))
                .body("description", equalTo("Brakes\nand tyres"))
                .body("totalCost", nullValue())
                .extract();
        var id = UUID.fromString(created.path("id"));
        assertThat(created.header("Location")).endsWith(JOBS + "/" + id);
        job(id).statusCode(200).body("id", equalTo(id.toString())).header("ETag", equalTo("\"1\""));

        var published = events.published(MaintenanceScheduled.class, id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(1);
        var snapshot = published.event().getJob();
        assertThat(snapshot.getVehicleId()).isEqualTo(vehicle);
        assertThat(snapshot.getState()).isEqualTo(JobState.SCHEDULED);
        assertThat(snapshot.getType()).isEqualTo(MaintenanceType.REPAIR);
        assertThat(snapshot.getStartsAt()).isEqualTo(Instant.parse("2026-04-01T08:00:00Z"));
        assertThat(snapshot.getEndsAt()).isEqualTo(Instant.parse("2026-04-01T10:00:00Z"));
        assertThat(snapshot.getTotalCost()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREVENTIVE", "REPAIR", "INSPECTION", "RECALL"})
    void aJobOfAnyTypeMayBeWithoutAnEnd(String type) {
        var request = repair(vehicle);
        request.put("type", type);
        request.remove("endsAt");
        var id = UUID.fromString(schedule(request)
                .statusCode(201)
                .body("type", equalTo(type))
                .body("endsAt", nullValue())
                .extract()
                .path("id"));
        var published = events.published(MaintenanceScheduled.class, id).once();
        assertThat(published.event().getJob().getEndsAt()).isNull();
    }

    @Test
    void aRepeatedRequestIsAnsweredAgainAndSchedulesOnce() {
        var key = UUID.randomUUID().toString();
        var first = schedule(repair(vehicle), key).statusCode(201).extract();
        var second = schedule(repair(vehicle), key)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract();
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(jobsOf(vehicle)).hasSize(1);

        var other = repair(vehicle);
        other.put("type", "RECALL");
        problem(schedule(other, key), 422).body("type", equalTo("urn:fleet:problem:idempotency-key-reused"));
        problem(as("mechanic").body(repair(vehicle)).post(JOBS).then(), 400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aVehicleThatIsNotInTheFleetGetsNoJob() {
        problem(schedule(repair(UUID.randomUUID())), 422)
                .body("errors[0].field", equalTo("vehicleId"))
                .body("errors[0].reason", equalTo("there is no such vehicle"));

        events.handle(FleetVehicle.of(vehicle).decommissioned(2));
        problem(schedule(repair(vehicle)), 422)
                .body("errors[0].field", equalTo("vehicleId"))
                .body("errors[0].reason", equalTo("this vehicle is decommissioned"));
    }

    @ParameterizedTest
    @CsvSource({
        "startsAt, 2026-04-01T10:00:00Z, endsAt",
        "endsAt,   2026-04-01T07:00:00Z, endsAt",
        "startsAt, 1970-01-01T00:00:00Z, startsAt",
        "endsAt,   2600-04-01T07:00:00Z, endsAt"
    })
    void whatIsNoWindowIsRefused(String field, String time, String named) {
        var request = repair(vehicle);
        request.put(field, time);
        problem(schedule(request), 422).body("errors[0].field", equalTo(named));
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
        problem(schedule(Map.of("description", "x".repeat(2_001))), 422)
                .body("errors.field", hasItems("vehicleId", "type", "startsAt", "description"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"vehicleId":            | (body)    | not well-formed JSON
                    {"vehicleId":"x"}        | vehicleId | not a valid UUID
                    {"type":"WASH"}          | type      | not a valid JobType
                    {"startsAt":"tomorrow"}  | startsAt  | not a valid Instant
                    {"startsAt":1700000000}  | startsAt  | not a valid Instant
                    {"colour":"red"}         | colour    | no such field
                    """)
    void whatCannotBeReadIsA400(String body, String field, String reason) {
        problem(
                        as("mechanic")
                                .header("Idempotency-Key", "k")
                                .body(body)
                                .post(JOBS)
                                .then(),
                        400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", containsString(reason));
    }

    @Test
    void mechanicsAndFleetManagersScheduleAndNobodyElse() {
        as("fleet-manager")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(repair(vehicle))
                .post(JOBS)
                .then()
                .statusCode(201);
        for (var role : List.of("agent", "accountant", "operator", "admin")) {
            problem(as(role).body(repair(vehicle)).post(JOBS).then(), 403);
        }
        problem(given().contentType(ContentType.JSON).body("{}").post(JOBS).then(), 401)
                .header("WWW-Authenticate", startsWith("Bearer"));
        problem(given().get(JOBS).then(), 401);
    }

    @Test
    void everyRoleReadsJobs() {
        var id = scheduled(vehicle);
        for (var role : List.of("agent", "mechanic", "accountant", "fleet-manager", "operator", "admin")) {
            as(role).get(JOBS + "/" + id).then().statusCode(200);
            as(role).get(JOBS).then().statusCode(200);
        }
    }

    @Test
    void jobsAreListedByVehicleAndStatePageByPage() {
        var jobs = List.of(scheduled(vehicle), scheduled(vehicle), scheduled(vehicle));
        cancel(jobs.get(1)).statusCode(200);
        assertThat(jobsOf(vehicle)).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(list("?vehicleId=" + vehicle + "&state=CANCELLED&limit=1")).containsExactly(jobs.get(1));
        assertThat(list("?vehicleId=" + vehicle + "&state=SCHEDULED&limit=1"))
                .containsExactlyInAnyOrder(jobs.get(0), jobs.get(2));
        assertThat(jobsOf(UUID.randomUUID())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vehicleId=x, vehicleId",
        "state=DONE,  state",
        "cursor=x,    cursor",
        "limit=0,     limit",
        "limit=201,   limit",
        "limit=x,     limit"
    })
    void aWrongParameterIsA400(String query, String parameter) {
        problem(as("agent").get(JOBS + "?" + query).then(), 400).body("errors[0].field", equalTo(parameter));
    }

    private static List<UUID> jobsOf(UUID vehicle) {
        return list("?vehicleId=" + vehicle + "&limit=2");
    }

    private static List<UUID> list(String query) {
        var found = new ArrayList<UUID>();
        for (var next = JOBS + query; next != null; ) {
            var page = as("agent")
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            page.<List<String>>path("items.id").forEach(id -> found.add(UUID.fromString(id)));
            next = page.path("next");
        }
        return found;
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status).contentType(PROBLEM).body("status", equalTo(status));
    }
}
