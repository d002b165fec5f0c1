package org.fleetrental.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingRows;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Returns;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches by hand, as many threads as there may be. */
@QuarkusTest
class IntakeTest {

    /** Where no record of another test is. */
    private static final AtomicLong OFFSETS = new AtomicLong(System.nanoTime());

    private static final int PARALLELISM = 4;
    private static final int VERSIONS = 5;

    @Inject
    Intake intake;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    @Inject
    Sql sql;

    @Inject
    Returns returns;

    @Inject
    MessagingRows rows;

    private final TestEvents kafka = new TestEvents();
    private final List<UUID> rentals = Stream.generate(Ids::next).limit(20).toList();

    @AfterEach
    void recover() {
        rentals.forEach(activated.failures::remove);
        kafka.close();
    }

    @Test
    void differentKeysGoInParallelAndNoneOvertakesItself() {
        var result = intake.takeIn(interleaved(), PARALLELISM, _ -> true);

        assertThat(result.handled()).isEqualTo(rentals.size() * VERSIONS);
        assertThat(rentals).allSatisfy(rental -> assertThat(effects.of(rental)).containsExactly(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void onlyTheBadRecordSuffersAndItsKeyWaitsBehindIt() {
        var bad = rentals.get(7);
        activated.failures.put(bad, new RejectedEventException("testing"));

        var result = intake.takeIn(interleaved(), PARALLELISM, _ -> true);

        assertThat(result.dead()).isEqualTo(1);
        assertThat(result.parked()).isEqualTo(VERSIONS - 1);
        assertThat(result.handled()).isEqualTo((rentals.size() - 1) * VERSIONS);
        assertThat(effects.of(bad)).isEmpty();
    }

    @Test
    void copiesWithinABatchTakeEffectOnce() {
        var record = at(kafka.record("fleet.rentals", Samples.activated(rentals.getFirst(), 1)));
        var copy = at(record);

        var result = intake.takeIn(List.of(record, copy), 1, _ -> true);

        assertThat(result.handled()).isEqualTo(1);
        assertThat(effects.of(rentals.getFirst())).containsExactly(1L);
    }

    @Test
    void whatOneBatchHasSeenIsLateInTheNext() {
        var one = rentals.get(0);
        var other = rentals.get(1);
        intake.takeIn(List.of(completed(one, 3, 3_000), completed(other, 2, 2_000)), 1, _ -> true);

        intake.takeIn(List.of(completed(one, 2, 1_000), completed(other, 3, 4_000)), 1, _ -> true);

        assertThat(returns.all()).containsEntry(one, 3_000).containsEntry(other, 4_000);
        // Or a rebuild in another test would look for these events on the topic.
        for (var rental : List.of(one, other)) {
            rows.forgetVersions(rental);
            returns.execute("delete from returns where rental_id = '%s'".formatted(rental));
        }
    }

    private ConsumerRecord<byte[], byte[]> completed(UUID rental, long version, int odometerKm) {
        return at(kafka.record("fleet.rentals", Samples.completed(rental, version, odometerKm)));
    }

    @Test
    void whatIsNoLongerWantedIsGivenBackUndone() {
        var waits = rentals.getFirst();
        activated.failures.put(waits, new DatabaseException("testing", new SQLException("away", "08006")));
        var record = at(kafka.record("fleet.rentals", Samples.activated(waits, 1)));

        var result = intake.takeIn(List.of(record), 1, _ -> activated.tries.getOrDefault(waits, 0) < 3);

        assertThat(result.givenBack()).containsExactly(record);
        assertThat(effects.of(waits)).isEmpty();
    }

    @Test
    void aNewEventAtThePlaceOfAnOldLetterIsHandled() {
        var old = rentals.get(0);
        var other = rentals.get(1);
        activated.failures.put(old, new RejectedEventException("testing"));
        var letter = at(kafka.record("fleet.rentals", Samples.activated(old, 1)));
        assertThat(intake.takeIn(List.of(letter), 1, _ -> true).dead()).isEqualTo(1);
        var atItsPlace = TestEvents.at(kafka.record("fleet.rentals", Samples.activated(other, 1)), 0, letter.offset());

        var result = intake.takeIn(List.of(atItsPlace), 1, _ -> true);

        assertThat(result.handled()).isEqualTo(1);
        assertThat(effects.of(other)).containsExactly(1L);
        assertThat(intake.takeIn(List.of(letter), 1, _ -> true).dead()).isZero();
    }

    @Test
    void whatCannotBeBuriedIsHandledAgainAndMaySucceed() throws Exception {
        var sick = rentals.getFirst();
        activated.failures.put(sick, new IllegalStateException("the database is read-only"));
        sql.update("testing", "insert into no_letters values (convert_to(?, 'UTF8'))", sick.toString());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var record = at(kafka.record("fleet.rentals", Samples.activated(sick, 1)));
            var result = threads.submit(() -> intake.takeIn(List.of(record), 1, _ -> true));
            await().until(() -> activated.tries.getOrDefault(sick, 0) > 8);

            activated.failures.remove(sick);

            assertThat(result.get().handled()).isEqualTo(1);
        }
        assertThat(effects.of(sick)).containsExactly(1L);
    }

    private List<ConsumerRecord<byte[], byte[]>> interleaved() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (long version = 1; version <= VERSIONS; version++) {
            for (var rental : rentals) {
                records.add(at(kafka.record("fleet.rentals", Samples.activated(rental, version))));
            }
        }
        return records;
    }

    private static ConsumerRecord<byte[], byte[]> at(ConsumerRecord<byte[], byte[]> record) {
        return TestEvents.at(record, 0, OFFSETS.incrementAndGet());
    }
}
