package org.fleetrental.maintenance.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.cancel;
import static org.fleetrental.maintenance.MaintenanceApi.complete;
import static org.fleetrental.maintenance.MaintenanceApi.job;
import static org.fleetrental.maintenance.MaintenanceApi.reschedule;
import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.fleetrental.maintenance.MaintenanceApi.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.events.maintenance.JobState;
import org.fleetrental.events.maintenance.MaintenanceRescheduled;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReschedulingApiTest {

    private static final String START = "2026-05-01T08:00:00Z";
    private static final String END = "2026-05-01T12:00:00Z";

    @Inject
    MessagingKit events;

    private UUID job;

    @BeforeEach
    void schedule() {
        var vehicle = FleetVehicle.any();
        events.handle(vehicle.registered(0));
        job = scheduled(vehicle.id());
    }

    @Test
    void aJobMovesToAnotherWindowAndTellsSo() {
        reschedule(job, START, END)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("state", equalTo("SCHEDULED"))
                .body("startsAt", equalTo(START))
                .body("endsAt", equalTo(END));
        reschedule(job, START, null).statusCode(200).body("endsAt", nullValue());

        var moves = events.onTopic(MaintenanceRescheduled.class, job).times(2);
        var first = moves.getFirst();
        assertThat(first.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(first.event().getJob().getStartsAt()).isEqualTo(Instant.parse(START));
        assertThat(first.event().getJob().getEndsAt()).isEqualTo(Instant.parse(END));
        assertThat(first.event().getJob().getState()).isEqualTo(JobState.SCHEDULED);
        assertThat(first.event().getPreviousStartsAt()).isEqualTo(Instant.parse("2026-04-01T08:00:00Z"));
        assertThat(moves.getLast().event().getJob().getEndsAt()).isNull();
    }

    @Test
    void aJobThatIsMovedToWhereItIsTellsNothing() {
        reschedule(job, "2026-04-01T08:00:00Z", "2026-04-01T10:00:00Z")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        events.published(MaintenanceRescheduled.class, job).never();
    }

    @Test
    void aJobThatHasBegunOrIsOverIsNotMoved() {
        start(job).statusCode(200);
        refused("IN_PROGRESS");
        complete(job).statusCode(200);
        refused("COMPLETED");
        var vehicle = UUID.fromString(job(job).extract().path("vehicleId"));
        job = scheduled(vehicle);
        cancel(job).statusCode(200);
        refused("CANCELLED");
        events.published(MaintenanceRescheduled.class, job).never();
    }

    private void refused(String state) {
        reschedule(job, START, END)
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:job-state"))
                .body("state", equalTo(state));
    }

    @Test
    void whatIsNoWindowOrNoJobIsRefused() {
        invalid(reschedule(job, END, START), "endsAt");
        invalid(reschedule(job, "1999-01-01T00:00:00Z", null), "startsAt");
        invalid(reschedule(job, null, END), "startsAt");
        reschedule(UUID.randomUUID(), START, END).statusCode(404);
        for (var role : List.of("agent", "accountant", "operator", "admin")) {
            as(role).body("{}")
                    .post("/v1/maintenance-jobs/" + job + "/reschedule")
                    .then()
                    .statusCode(403);
        }
        job(job).header("ETag", equalTo("\"1\""));
    }

    private static void invalid(ValidatableResponse response, String field) {
        response.statusCode(422).body("errors.field", contains(field));
    }
}
