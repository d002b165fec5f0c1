package org.fleetrental.maintenance.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.as;
import static org.fleetrental.maintenance.MaintenanceApi.cancel;
import static org.fleetrental.maintenance.MaintenanceApi.complete;
import static org.fleetrental.maintenance.MaintenanceApi.eur;
import static org.fleetrental.maintenance.MaintenanceApi.job;
import static org.fleetrental.maintenance.MaintenanceApi.part;
import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.fleetrental.maintenance.MaintenanceApi.start;
import static org.fleetrental.maintenance.MaintenanceApi.work;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.events.Money;
import org.fleetrental.events.maintenance.MaintenanceCancelled;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.events.maintenance.MaintenanceStarted;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobLifeTest {

    @Inject
    MessagingKit events;

    private UUID vehicle;
    private UUID job;

    @BeforeEach
    void schedule() {
        var known = FleetVehicle.any();
        vehicle = known.id();
        events.handle(known.registered(0));
        job = scheduled(vehicle);
    }

    @Test
    void aCompletedJobShowsAndTellsWhatItCost() {
        start(job).statusCode(200).body("state", equalTo("IN_PROGRESS")).header("ETag", equalTo("\"2\""));
        complete(job)
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("totalCost.amountMinor", equalTo(23_199));

        job(job).statusCode(200)
                .header("ETag", equalTo("\"3\""))
                .body("odometerKm", equalTo(5_000))
                .body("laborCost.amountMinor", equalTo(12_000))
                .body("partsCost.amountMinor", equalTo(11_199))
                .body("totalCost.amountMinor", equalTo(23_199))
                .body("totalCost.currency", equalTo("EUR"))
                .body("parts.partNumber", equalTo(List.of("Q-100", "F-7")))
                .body("parts.quantity", equalTo(List.of(4, 1)))
                .body("parts[0].unitCost.amountMinor", equalTo(2_550))
                .body("notes", equalTo("Brakes like new"))
                .body("cancelledAt", nullValue());
        assertAnnounced();
    }

    private void assertAnnounced() {
        var completed = events.onTopic(MaintenanceCompleted.class, job).once();
        assertThat(completed.metadata().aggregateVersion()).isEqualTo(3);
        assertThat(completed.event().getTotalCost()).isEqualTo(new Money(23_199L, "EUR"));
        assertThat(completed.event().getJob().getLaborCost()).isEqualTo(new Money(12_000L, "EUR"));
        assertThat(completed.event().getJob().getPartsCost()).isEqualTo(new Money(11_199L, "EUR"));
        assertThat(completed.event().getJob().getOdometerKm()).isEqualTo(5_000);
        assertThat(completed.event().getDowntimeMinutes()).isZero();

        var planned = events.onTopic(MaintenanceScheduled.class, job).once();
        assertThat(planned.metadata().aggregateVersion()).isEqualTo(1);
        var begun = events.onTopic(MaintenanceStarted.class, job).once();
        assertThat(begun.metadata().aggregateVersion()).isEqualTo(2);
        assertThat(begun.event().getJob().getTotalCost()).isNull();
        assertThat(completed.event().getJob().getStartedAt())
                .isEqualTo(begun.event().getStartedAt());
    }

    @Test
    void aJobWithoutPartsOrNotesCostsItsLabour() {
        start(job).statusCode(200);
        complete(job, Map.of("odometerKm", 1, "laborCost", eur(9_007_199_254_740_993L), "parts", List.of()))
                .statusCode(200)
                .body("totalCost.amountMinor", equalTo(9_007_199_254_740_993L))
                .body("parts", hasSize(0));
    }

    @Test
    void aJobIsCancelledBeforeOrDuringTheWork() {
        cancel(job)
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("cancellationReason", equalTo("not needed"));
        var cancelled = events.onTopic(MaintenanceCancelled.class, job).once();
        assertThat(cancelled.metadata().aggregateVersion()).isEqualTo(2);

        var second = scheduled(vehicle);
        start(second).statusCode(200);
        cancel(second).statusCode(200).body("state", equalTo("CANCELLED"));
    }

    @Test
    void aScheduledJobIsNotCompletedWithoutAStart() {
        refused(complete(job), "SCHEDULED");
        job(job).body("state", equalTo("SCHEDULED")).body("totalCost", nullValue());
    }

    @Test
    void aJobThatIsOverStaysAsItIs() {
        start(job).statusCode(200);
        refused(start(job), "IN_PROGRESS");
        complete(job).statusCode(200);
        refused(start(job), "COMPLETED");
        refused(complete(job), "COMPLETED");
        refused(cancel(job), "COMPLETED");

        var second = scheduled(vehicle);
        cancel(second).statusCode(200);
        refused(start(second), "CANCELLED");
        refused(complete(second), "CANCELLED");
        refused(cancel(second), "CANCELLED");
    }

    private static void refused(ValidatableResponse response, String state) {
        response.statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:job-state"))
                .body("state", equalTo(state));
    }

    @Test
    void aJobCompletedByManyAtOnceIsCompletedOnce() throws InterruptedException {
        start(job).statusCode(200);
        Callable<Integer> completion = () -> complete(job).extract().statusCode();
        try (var executor = Executors.newFixedThreadPool(8)) {
            var answers = executor.invokeAll(
                    Stream.generate(() -> completion).limit(12).toList());
            var counts = answers.stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(counts).isEqualTo(Map.of(200, 1L, 409, 11L));
        }
        job(job).body("parts", hasSize(2)).header("ETag", equalTo("\"3\""));
        events.published(MaintenanceCompleted.class, job).once();
    }

    @Test
    void whatCannotBeTheResultOfWorkIsRefusedWithItsField() {
        start(job).statusCode(200);
        var dollars = Map.of("amountMinor", 5, "currency", "USD");
        assertInvalid(
                Map.of("parts", List.of(part("P", 1, eur(1)), part("P", 1, dollars))), "parts[1].unitCost.currency");
        assertInvalid(Map.of("parts", List.of(part("P", 2, eur(Long.MAX_VALUE)))), "parts[0].unitCost.amountMinor");
        assertInvalid(Map.of("laborCost", eur(-1)), "laborCost.amountMinor");
        assertInvalid(Map.of("laborCost", Map.of("amountMinor", 1, "currency", "euro")), "laborCost.currency");
        assertInvalid(Map.of("parts", List.of(part("P", 0, eur(1)))), "parts[0].quantity");
        assertInvalid(Map.of("parts", List.of(part(" ", 1, eur(1)))), "parts[0].partNumber");
        assertInvalid(Map.of("odometerKm", -1), "odometerKm");
        assertInvalid(Map.of("notes", "a\u0000b"), "notes");
        as("mechanic")
                .body("{}")
                .post("/v1/maintenance-jobs/" + job + "/complete")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("laborCost", "odometerKm", "parts")));
        job(job).body("state", equalTo("IN_PROGRESS"));
    }

    private void assertInvalid(Map<String, ?> change, String field) {
        var work = work();
        work.putAll(change);
        complete(job, work)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:invalid-field"))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void aFractionOfAUnitIsNotRoundedAway() {
        start(job).statusCode(200);
        var work = work();
        work.put("parts", List.of(part("P", 1.5, eur(1))));
        complete(job, work).statusCode(400);
        work.put("parts", List.of(part("P", 1, eur(1.5))));
        complete(job, work).statusCode(400);
    }

    @Test
    void onlyAMechanicWorks() {
        for (var role : List.of("agent", "accountant", "fleet-manager", "operator", "admin")) {
            for (var step : List.of("start", "complete", "cancel")) {
                as(role).body("{}")
                        .post("/v1/maintenance-jobs/" + job + "/" + step)
                        .then()
                        .statusCode(403);
            }
        }
    }

    @Test
    void aJobThatIsNotThereIsA404() {
        var nowhere = UUID.randomUUID();
        start(nowhere).statusCode(404).body("type", equalTo("urn:fleet:problem:not-found"));
        complete(nowhere).statusCode(404);
        cancel(nowhere).statusCode(404);
        job(nowhere).statusCode(404);
    }
}
