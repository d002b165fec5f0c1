package org.fleetrental.maintenance.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final Job.Work WORK =
            new Job.Work(5_000, new Cost("EUR", 100, 20, 120), List.of(new Part("P", "a part", 2, 10)), "fine", null);

    @Test
    void aJobGoesFromItsPlanToItsEnd() {
        var job = scheduled();
        assertThat(job.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(job.version()).isEqualTo(1);

        assertThat(job.start(List.of(), NOW)).isEqualTo(new Job.Moved(job));
        assertThat(job.state()).isEqualTo(JobState.IN_PROGRESS);
        assertThat(job.startedAt()).isEqualTo(NOW);
        assertThat(job.version()).isEqualTo(2);

        assertThat(job.complete(WORK, LATER)).isEqualTo(new Job.Moved(job));
        assertThat(job.state()).isEqualTo(JobState.COMPLETED);
        assertThat(job.completedAt()).isEqualTo(LATER);
        assertThat(job.downtime()).isEqualTo(Duration.ofHours(1));
        assertThat(job.cost()).isEqualTo(WORK.cost());
        assertThat(job.parts()).isEqualTo(WORK.parts());
        assertThat(job.version()).isEqualTo(3);
    }

    @Test
    void aJobDoesNotStartWhileItsVehicleIsOutAndStaysAsItIs() {
        var job = scheduled();
        var rentals = List.of(UUID.randomUUID());

        assertThat(job.start(rentals, NOW)).isEqualTo(new Job.VehicleOut(rentals));

        assertThat(job.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(job.startedAt()).isNull();
        assertThat(job.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED,   reschedule, true",
        "IN_PROGRESS, reschedule, false",
        "COMPLETED,   reschedule, false",
        "CANCELLED,   reschedule, false",
        "SCHEDULED,   start,    true",
        "SCHEDULED,   complete, false",
        "SCHEDULED,   cancel,   true",
        "IN_PROGRESS, start,    false",
        "IN_PROGRESS, complete, true",
        "IN_PROGRESS, cancel,   true",
        "COMPLETED,   start,    false",
        "COMPLETED,   complete, false",
        "COMPLETED,   cancel,   false",
        "CANCELLED,   start,    false",
        "CANCELLED,   complete, false",
        "CANCELLED,   cancel,   false"
    })
    void onlyTheWaysOfTheStateMachineAreOpen(JobState state, String move, boolean isOpen) {
        var job = in(state);
        var version = job.version();

        var outcome = move(move).apply(job);

        if (isOpen) {
            assertThat(outcome).isEqualTo(new Job.Moved(job));
            assertThat(job.version()).isEqualTo(version + 1);
        } else {
            assertThat(outcome).isEqualTo(new Job.NotFrom(state));
            assertThat(job.state()).isEqualTo(state);
            assertThat(job.version()).isEqualTo(version);
        }
    }

    @Test
    void aJobThatIsMovedToWhereItIsStaysAsItIs() {
        var job = scheduled();
        assertThat(job.reschedule(new Window(NOW, null))).isEqualTo(new Job.AsBefore(job));
        assertThat(job.version()).isEqualTo(1);
    }

    private static Function<Job, Job.Outcome> move(String name) {
        return switch (name) {
            case "reschedule" -> job -> job.reschedule(new Window(LATER, null));
            case "start" -> job -> job.start(List.of(), LATER);
            case "complete" -> job -> job.complete(WORK, LATER);
            default -> job -> job.cancel("not needed", LATER);
        };
    }

    private static Job in(JobState state) {
        var job = scheduled();
        switch (state) {
            case SCHEDULED -> {}
            case IN_PROGRESS -> job.start(List.of(), NOW);
            case COMPLETED -> {
                job.start(List.of(), NOW);
                job.complete(WORK, NOW);
            }
            case CANCELLED -> job.cancel("not needed", NOW);
        }
        return job;
    }

    private static Job scheduled() {
        return Job.schedule(
                UUID.randomUUID(), UUID.randomUUID(), JobType.REPAIR, new Window(NOW, null), null, Set.of(), NOW);
    }
}
