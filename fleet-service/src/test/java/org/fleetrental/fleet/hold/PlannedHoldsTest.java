package org.fleetrental.fleet.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.fleet.FleetApi.history;
import static org.fleetrental.fleet.FleetApi.newVehicle;
import static org.fleetrental.fleet.FleetApi.stateOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlannedHoldsTest {

    @Inject
    MessagingKit events;

    @Inject
    HoldKeeping keeping;

    @Inject
    PlannedHolds planned;

    private UUID vehicle;

    @BeforeEach
    void register() {
        vehicle = newVehicle();
    }

    @Test
    void aWindowThatBeginsLaterHoldsTheVehicleThen() {
        var job = Job.startingIn(Duration.ofSeconds(3), vehicle);
        events.handle(job.scheduled());
        history(vehicle).body("items", empty());

        await().atMost(Duration.ofSeconds(20)).until(() -> stateOf(vehicle), "IN_MAINTENANCE"::equals);
        assertThat(Instant.now()).isAfterOrEqualTo(job.startsAt());
        history(vehicle).body("items.cause", contains("MaintenanceScheduled"));

        events.handle(job.started());
        events.handle(job.completed());
        history(vehicle).body("items.cause", contains("MaintenanceScheduled", "MaintenanceCompleted"));
    }

    @Test
    void aJobThatIsMovedHoldsTheVehicleInItsNewWindowOnly() {
        var job = Job.startingIn(Duration.ofMinutes(-5), vehicle);
        events.handle(job.scheduled());
        assertThat(stateOf(vehicle)).isEqualTo("IN_MAINTENANCE");

        var later = job.movedTo(Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MICROS));
        events.deliver(later.rescheduled()).again().isHandled();

        assertThat(stateOf(vehicle)).isEqualTo("AVAILABLE");
        planned.openWhatIsDue();
        history(vehicle).body("items.cause", contains("MaintenanceScheduled", "MaintenanceRescheduled"));
    }

    @Test
    void aMoveThatIsHeardOfBeforeThePlanStands() {
        var job = Job.startingIn(Duration.ofMinutes(-5), vehicle);
        events.handle(job.movedTo(Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MICROS))
                .rescheduled());
        events.handle(job.scheduled());
        history(vehicle).body("items", empty());
    }

    @Test
    void aJobThatIsCancelledBeforeItsWindowNeverHoldsTheVehicle() {
        var job = Job.startingIn(Duration.ofSeconds(1), vehicle);
        events.handle(job.cancelled());
        events.handle(job.scheduled());
        await().until(() -> Instant.now().isAfter(job.startsAt()));
        planned.openWhatIsDue();
        history(vehicle).body("items", empty());
    }

    @Test
    void ofSeveralReplicasThatSeeAWindowBeginOneOpensTheHold() {
        var job = Job.startingIn(Duration.ofMillis(1500), vehicle);
        events.handle(job.scheduled());
        await().pollInterval(Duration.ofMillis(1)).until(() -> !Instant.now().isBefore(job.startsAt()));
        var replicas = Stream.generate(() -> CompletableFuture.runAsync(() -> keeping.begin(job.id())))
                .limit(8)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(replicas).join();
        history(vehicle).body("items.cause", contains("MaintenanceScheduled"));
    }
}
