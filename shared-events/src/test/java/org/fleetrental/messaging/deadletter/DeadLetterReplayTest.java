package org.fleetrental.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Operator;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.TestService;
import org.fleetrental.messaging.inbox.Intake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadLetterReplayTest {

    private static final String TOPIC = "fleet.rentals";
    private static final byte[] NOT_AVRO = {9, 0, 0, 0, 1, 5, 5};

    @Inject
    MessagingKit events;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    @Inject
    Intake intake;

    @Inject
    DeadLetterTable table;

    @Inject
    Followers followers;

    @Inject
    Sql sql;

    private final UUID rental = Ids.next();

    @AfterEach
    void failNoMore() {
        activated.failures.clear();
    }

    @Test
    void aReplayedLetterHasItsEffectAndWhatWaitedForItFollowsInOrder() {
        failAndLetWait(2, 3);
        var letter = Operator.ANN.letter(rental, 0);
        Operator.ANN.show(letter).body("status", equalTo("OPEN")).body("waitingBehind", equalTo(2));

        activated.failures.clear();
        Operator.ANN
                .replay(letter)
                .statusCode(200)
                .body("status", equalTo("REPLAYED"))
                .body("resolvedBy", equalTo("ann"))
                .body("resolvedAt", notNullValue());

        assertThat(effects.of(rental)).containsExactly(1L, 2L, 3L);
        assertThat(statuses()).containsExactly("REPLAYED", "REPLAYED", "REPLAYED");
        events.deliver(Samples.reserved(rental, 4)).isHandled();
        var actions = Operator.ANN.actions(letter);
        assertThat(actions.getList("items.action")).containsExactly("REPLAY");
        assertThat(actions.getString("items[0].actor")).isEqualTo("ann");
        assertThat(actions.getString("items[0].detail.outcome")).isEqualTo("handled");
    }

    @Test
    void aReplayThatFailsAgainLeavesTheLetterOpenAndSaysWhy() {
        failAndLetWait(2);
        var letter = Operator.ANN.letter(rental, 0);
        int attempts = Operator.ANN.letters(rental).getInt("[0].attempts");
        activated.failures.put(rental, new RejectedEventException("still not in this house"));

        Operator.ANN
                .replay(letter)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:dead-letter-failed-again"))
                .body("detail", containsString("still not in this house"))
                .body("errorType", containsString("RejectedEventException"));

        assertThat(statuses()).containsExactly("OPEN", "PARKED");
        assertThat(effects.of(rental)).isEmpty();
        Operator.ANN
                .show(letter)
                .body("attempts", equalTo(attempts + 1))
                .body("error", equalTo("still not in this house"))
                .body("stackTrace", containsString("still not in this house"));
        assertThat(Operator.ANN.actions(letter).getString("items[0].detail.error"))
                .isEqualTo("still not in this house");
    }

    @Test
    void whatFollowsAndFailsIsOpenThenAndHoldsBackTheRest() {
        failAndLetWait(2);
        try (var kafka = new TestEvents()) {
            kafka.deliverRaw(TOPIC, key(rental), NOT_AVRO, TestEvents.headersOf(Samples.reserved(rental, 3)));
            events.deliver(Samples.reserved(rental, 4)).isParked();

            activated.failures.clear();
            Operator.ANN.replay(Operator.ANN.letter(rental, 0)).statusCode(200);

            assertThat(statuses()).containsExactly("REPLAYED", "REPLAYED", "OPEN", "PARKED");
            assertThat(effects.of(rental)).containsExactly(1L, 2L);
            var failed = Operator.ANN.letter(rental, 2);
            Operator.ANN.show(failed).body("error", containsString("starts with byte 9"));
            await().untilAsserted(() -> assertThat(kafka.recordsOf("fleet.dlq.fleet"))
                    .filteredOn(record ->
                            HeaderCodec.text(record.headers(), "dlq-id").equals(Optional.of(failed.toString())))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo(NOT_AVRO)));
        }
    }

    @Test
    void ofTwoOperatorsAtOnceTheSecondFindsItDone() throws Exception {
        failAndLetWait(2);
        var letter = Operator.ANN.letter(rental, 0);
        activated.failures.clear();
        QuarkusTransaction.begin();
        table.lock(letter);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ann = threads.submit(() -> Operator.ANN.replay(letter));
            var bob = threads.submit(() -> Operator.BOB.replay(letter));
            await().until(() -> waitForTheKey() == 2);

            QuarkusTransaction.commit();

            ann.get().statusCode(200).body("status", equalTo("REPLAYED"));
            bob.get().statusCode(200).body("status", equalTo("REPLAYED"));
        }
        assertThat(effects.of(rental)).containsExactly(1L, 2L);
        assertThat(Operator.ANN.actions(letter).getList("items")).hasSize(1);
    }

    @Test
    void nothingIsParkedBehindALetterThatIsJustReplayed() {
        failAndLetWait();
        var letter = Operator.ANN.letter(rental, 0);
        QuarkusTransaction.begin();
        table.lock(letter);
        table.replayed(letter, "ann");
        var next = events.deliver(Samples.reserved(rental, 2));
        await().until(() -> waitForTheKey() == 1);

        QuarkusTransaction.commit();

        next.isHandled();
        assertThat(effects.of(rental)).containsExactly(2L);
    }

    @Test
    void whatACrashHasLeftBehindIsHandedOnByTheSweep() {
        failAndLetWait(2, 3);
        // As if the process had died after the commit of the first.
        table.replayed(Operator.ANN.letter(rental, 0), "ann");

        followers.sweep();

        await().untilAsserted(() -> assertThat(effects.of(rental)).containsExactly(2L, 3L));
        assertThat(statuses()).containsOnly("REPLAYED");
    }

    @Test
    void theSweepLeavesAloneWhatWaitsForAnOpenLetter() {
        failAndLetWait(2);

        followers.sweep();

        assertThat(statuses()).containsExactly("OPEN", "PARKED");
        assertThat(effects.of(rental)).isEmpty();
    }

    @Test
    void whatArrivesLaterOnAnotherPartitionWaitsBehindWhatHasFailed() {
        long offset = System.nanoTime();
        activated.failures.put(rental, new RejectedEventException("testing"));
        try (var kafka = new TestEvents()) {
            var first = TestEvents.at(kafka.record(TOPIC, Samples.activated(rental, 1)), 0, offset);
            var second = TestEvents.at(kafka.record(TOPIC, Samples.reserved(rental, 2)), 7, offset - 1);
            assertThat(intake.takeIn(List.of(first), 1, _ -> true).dead()).isEqualTo(1);
            assertThat(intake.takeIn(List.of(second), 1, _ -> true).parked()).isEqualTo(1);
        }
        followers.sweep();
        assertThat(effects.of(rental)).isEmpty();

        activated.failures.remove(rental);
        Operator.ANN.replay(Operator.ANN.letter(rental, 1)).statusCode(200);

        assertThat(effects.of(rental)).containsExactly(1L, 2L);
    }

    @Test
    void onlyTheFirstOfAQueueCanBeReplayed() {
        failAndLetWait(2);

        Operator.ANN
                .replay(Operator.ANN.letter(rental, 1))
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:dead-letter-waits"))
                .body("waitsFor", equalTo(Operator.ANN.letter(rental, 0).toString()));
        assertThat(effects.of(rental)).isEmpty();
    }

    @Test
    void aLetterOfAnEventThatWasHandledMeanwhileHasNoSecondEffect() {
        failAndLetWait();
        var letter = Operator.ANN.letter(rental, 0);
        activated.failures.clear();
        var record = table.find(letter).orElseThrow().record();
        try (var kafka = new TestEvents()) {
            // Under another key, so that it does not wait.
            kafka.deliverRaw(TOPIC, key(Ids.next()), record.value(), record.headers());
        }
        await().untilAsserted(() -> assertThat(effects.of(rental)).containsExactly(1L));

        Operator.ANN.replay(letter).statusCode(200).body("status", equalTo("REPLAYED"));

        assertThat(effects.of(rental)).containsExactly(1L);
        assertThat(Operator.ANN.actions(letter).getString("items[0].detail.outcome"))
                .isEqualTo("known or of no interest");
    }

    @Test
    void noCopyOfADiscardedEventHasAnEffect() {
        activated.failures.put(rental, new RejectedEventException("not in this house"));
        var event = events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
        event.again().isParked();
        activated.failures.clear();

        Operator.ANN.discard(Operator.ANN.letter(rental, 0), "Sent by mistake").statusCode(200);

        event.again().isSettled();
        assertThat(statuses()).containsExactly("DISCARDED", "REPLAYED");
        assertThat(effects.of(rental)).isEmpty();
    }

    @Test
    void aLetterWithoutAKeyBlocksNobodyAndIsReplayedLikeAnyOther() {
        activated.failures.put(rental, new RejectedEventException("not in this house"));
        var event = Samples.activated(rental, 1);
        var other = Ids.next();
        try (var kafka = new TestEvents()) {
            kafka.deliverRaw(TOPIC, null, kafka.framed(event), TestEvents.headersOf(event));
            var free = Samples.reserved(other, 1);
            kafka.deliverRaw(TOPIC, null, kafka.framed(free), TestEvents.headersOf(free));
        }
        await().untilAsserted(() -> assertThat(effects.of(other)).containsExactly(1L));
        await().until(() -> letterOf(rental).isPresent());
        activated.failures.clear();

        Operator.ANN.replay(letterOf(rental).orElseThrow()).statusCode(200);

        assertThat(effects.of(rental)).containsExactly(1L);
    }

    @Test
    void aLetterWithoutAnEventIdCannotBeReplayed() {
        var event = Samples.reserved(rental, 1);
        try (var kafka = new TestEvents()) {
            var headers = TestEvents.headersOf(event).stream()
                    .filter(header -> !header.key().equals("ce_id"))
                    .toList();
            kafka.deliverRaw(TOPIC, key(rental), kafka.framed(event), headers);
        }
        await().untilAsserted(() -> assertThat(statuses()).containsExactly("OPEN"));

        Operator.ANN.replay(Operator.ANN.letter(rental, 0)).statusCode(409).body("detail", containsString("ce_id"));

        assertThat(statuses()).containsExactly("OPEN");
    }

    @Test
    void whileTheSurroundingsAreAwayNothingChanges() {
        failAndLetWait();
        var letter = Operator.ANN.letter(rental, 0);
        int attempts = Operator.ANN.letters(rental).getInt("[0].attempts");
        activated.failures.put(rental, new DatabaseException("testing", new SQLException("away", "08006")));

        Operator.ANN
                .replay(letter)
                .statusCode(503)
                .body("type", equalTo("urn:fleet:problem:held-up"))
                .body("detail", containsString("away"));

        assertThat(statuses()).containsExactly("OPEN");
        assertThat(Operator.ANN.letters(rental).getInt("[0].attempts")).isEqualTo(attempts);
        assertThat(Operator.ANN.letters(rental).getString("[0].error")).isEqualTo("not in this house");
    }

    @Test
    void anErrorOfTheHandlerIsAFailureLikeAnyOther() {
        failAndLetWait();
        activated.failures.put(rental, new StackOverflowError("too deep"));

        Operator.ANN
                .replay(Operator.ANN.letter(rental, 0))
                .statusCode(409)
                .body("errorType", equalTo("java.lang.StackOverflowError"));

        assertThat(statuses()).containsExactly("OPEN");
    }

    @Test
    void whatMayPassIsTriedAFewTimes() {
        failAndLetWait();
        int tries = activated.tries.get(rental);
        activated.failures.put(rental, new IllegalStateException("a bug"));

        Operator.ANN.replay(Operator.ANN.letter(rental, 0)).statusCode(409);

        assertThat(activated.tries.get(rental)).isEqualTo(tries + 4);
    }

    private void failAndLetWait(long... versions) {
        activated.failures.put(rental, new RejectedEventException("not in this house"));
        events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
        for (var version : versions) {
            events.deliver(Samples.reserved(rental, version)).isParked();
        }
    }

    private List<String> statuses() {
        return Operator.ANN.letters(rental).getList("status");
    }

    private Optional<UUID> letterOf(UUID aggregateId) {
        return sql.first(
                "testing",
                row -> row.getObject(1, UUID.class),
                "select id from dead_letters where record_key is null and headers @> ?::jsonb",
                "[{\"name\":\"ce_subject\",\"text\":\"" + aggregateId + "\"}]");
    }

    private long waitForTheKey() {
        return sql.query(
                        "testing",
                        row -> row.getLong(1),
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and wait_event = 'advisory' and query like '%dead letters%'")
                .getFirst();
    }

    private static byte[] key(UUID id) {
        return HeaderCodec.bytes(id.toString());
    }
}
