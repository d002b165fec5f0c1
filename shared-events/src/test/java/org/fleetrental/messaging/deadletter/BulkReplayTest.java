package org.fleetrental.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Operator;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BulkReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Marks the letters of one test, which the others leave in the table. */
    static class OfThisTestException extends RejectedEventException {

        private static final long serialVersionUID = 1L;

        OfThisTestException() {
            super("not in this house");
        }
    }

    @Inject
    MessagingKit events;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    @Inject
    Followers followers;

    @Inject
    Sql sql;

    private final List<UUID> rentals = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        activated.failures.clear();
        sql.update("testing", "update messaging_runs set state = 'FAILED' where state = 'RUNNING'");
        sql.update(
                "testing",
                "update dead_letters set status = 'DISCARDED', resolved_at = now(), reason = 'test' where error_type = ?",
                OfThisTestException.class.getName());
    }

    @Test
    void aDryRunTellsWhatWouldBeReplayedAndReplaysNothing() {
        fail(3);

        var answer = ask(wishes(Map.of("dryRun", true, "limit", 2))).statusCode(200);

        answer.body("matching", equalTo(3)).body("ids", equalTo(letters().subList(0, 2)));
        assertThat(rentals).allSatisfy(rental -> assertThat(effects.of(rental)).isEmpty());
    }

    @Test
    void theOldestAreReplayedUpToTheLimitWithWhatFollowsThem() {
        fail(3);
        events.deliver(Samples.reserved(rentals.get(0), 2)).isParked();
        activated.failures.remove(rentals.get(0));

        var id = start(wishes(Map.of("limit", 2, "ratePerSecond", 1_000)));

        awaitEnd(id)
                .body("state", equalTo("DONE"))
                .body("startedBy", equalTo("ann"))
                .body("letters.selected", equalTo(2))
                .body("letters.replayed", equalTo(1))
                .body("letters.followed", equalTo(1))
                .body("letters.failed", equalTo(1))
                .body("letters.skipped", equalTo(0));
        assertThat(effects.of(rentals.get(0))).containsExactly(1L, 2L);
        assertThat(effects.of(rentals.get(1))).isEmpty();
        assertThat(letters()).hasSize(2);
        var actions = Operator.ANN.actions(UUID.fromString(id));
        assertThat(actions.getList("items.action")).containsExactly("BULK_REPLAY");
        assertThat(actions.getString("items[0].detail.filter.errorType"))
                .isEqualTo(OfThisTestException.class.getName());
        var letter = Operator.ANN.letter(rentals.get(0), 0);
        assertThat(Operator.ANN.actions(letter).getString("items[0].detail.run"))
                .isEqualTo(id);
        Operator.ANN
                .asks()
                .get("/v1/dead-letters/replays")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    @Test
    void thoseThatHaveFailedAgainStandInNobodysWay() {
        fail(3);
        var letters = letters();
        awaitEnd(start(wishes(Map.of("limit", 2, "ratePerSecond", 1_000)))).body("letters.failed", equalTo(2));

        ask(wishes(Map.of("dryRun", true, "limit", 2))).body("ids", equalTo(List.of(letters.get(2), letters.get(0))));
    }

    @Test
    void whatFollowsKeepsToTheRateAndNobodyElseHandsItOn() {
        fail(1);
        var rental = rentals.getFirst();
        LongStream.rangeClosed(2, 30)
                .forEach(version ->
                        events.deliver(Samples.reserved(rental, version)).isParked());
        activated.failures.clear();
        var id = start(wishes(Map.of("ratePerSecond", 2)));
        await().atMost(PATIENCE).until(() -> effects.of(rental).size() >= 2);

        followers.sweep();

        assertThat(effects.of(rental)).hasSizeLessThan(15);
        Operator.ANN
                .asks()
                .post("/v1/dead-letters/replays/{id}/cancel", id)
                .then()
                .statusCode(202);
        awaitEnd(id).body("state", equalTo("CANCELLED"));
        followers.sweep();
        assertThat(effects.of(rental)).hasSize(30).isSorted();
    }

    @Test
    void aCancelledReplayStopsAfterTheLetterInHand() {
        fail(3);
        activated.failures.clear();
        // Held up at the second, for as long as this takes.
        activated.failures.put(
                rentals.get(1), new DatabaseException("testing", new SQLException("the database is away", "08006")));
        var id = start(wishes(Map.of("ratePerSecond", 1_000)));
        await().atMost(PATIENCE).until(() -> !effects.of(rentals.getFirst()).isEmpty());

        Operator.BOB
                .asks()
                .post("/v1/dead-letters/replays/{id}/cancel", id)
                .then()
                .statusCode(202)
                .body("cancelledBy", equalTo("bob"));

        awaitEnd(id).body("state", equalTo("CANCELLED")).body("letters.replayed", equalTo(1));
        assertThat(effects.of(rentals.getLast())).isEmpty();
        assertThat(letters()).isNotEmpty();
        assertThat(Operator.ANN.actions(UUID.fromString(id)).getList("items.action"))
                .containsExactly("CANCEL_BULK_REPLAY", "BULK_REPLAY");
        Operator.BOB
                .asks()
                .post("/v1/dead-letters/replays/{id}/cancel", id)
                .then()
                .statusCode(409)
                .body("state", equalTo("CANCELLED"));
    }

    @Test
    void ofTwoAtOnceTheSecondIsToldOfTheFirst() {
        fail(2);
        var id = start(wishes(Map.of("ratePerSecond", 1)));

        ask(wishes(Map.of()))
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:replay-running"))
                .body("replayId", equalTo(id));

        awaitEnd(id).body("state", equalTo("DONE")).body("letters.failed", equalTo(2));
    }

    @Test
    void filtersNarrowWhatIsReplayed() {
        fail(1);
        assertThat(matching(Map.of("topic", "fleet.rentals"))).isEqualTo(1);
        assertThat(matching(Map.of("topic", "fleet.vehicles"))).isZero();
        assertThat(matching(Map.of("key", rentals.getFirst().toString()))).isEqualTo(1);
        assertThat(matching(Map.of("eventType", "org.fleetrental.events.rentals.RentalActivated")))
                .isEqualTo(1);
        assertThat(matching(Map.of("eventType", "org.fleetrental.events.rentals.RentalReserved")))
                .isZero();
        assertThat(matching(
                        Map.of("receivedBefore", Instant.now().plusSeconds(60).toString())))
                .isEqualTo(1);
        assertThat(matching(
                        Map.of("receivedBefore", Instant.now().minusSeconds(60).toString())))
                .isZero();
        assertThat(matching(
                        Map.of("receivedAfter", Instant.now().minusSeconds(60).toString())))
                .isEqualTo(1);
        assertThat(matching(
                        Map.of("receivedAfter", Instant.now().plusSeconds(60).toString())))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                       | 422 | filter",
                "{'filter':{},'limit':0}                  | 422 | limit",
                "{'filter':{},'limit':501}                | 422 | limit",
                "{'filter':{},'ratePerSecond':0}          | 422 | ratePerSecond",
                "{'filter':{'topic':''}}                  | 422 | filter.topic",
                "{'filter':{},'limit':1.5}                | 400 | limit",
                "{'filter':{'receivedBefore':'today'}}    | 400 | filter.receivedBefore",
                "{'filter':{'typo':1}}                    | 400 | filter.typo"
            })
    void whatIsWrongIsNamed(String body, int status, String field) {
        Operator.ANN
                .asks()
                .body(body.replace('\'', '"'))
                .post("/v1/dead-letters/replay")
                .then()
                .statusCode(status)
                .body("errors[0].field", equalTo(field));
    }

    private void fail(int count) {
        for (int i = 0; i < count; i++) {
            var rental = Ids.next();
            rentals.add(rental);
            activated.failures.put(rental, new OfThisTestException());
            events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
        }
    }

    private static Map<String, Object> wishes(Map<String, Object> more) {
        var wishes = new HashMap<String, Object>(more);
        wishes.put("filter", Map.of("errorType", OfThisTestException.class.getName()));
        return wishes;
    }

    private static int matching(Map<String, String> filter) {
        var all = new HashMap<String, String>(filter);
        all.put("errorType", OfThisTestException.class.getName());
        return ask(Map.of("filter", all, "dryRun", true))
                .statusCode(200)
                .extract()
                .path("matching");
    }

    private static ValidatableResponse ask(Map<String, ?> wishes) {
        return Operator.ANN.asks().body(wishes).post("/v1/dead-letters/replay").then();
    }

    private static String start(Map<String, ?> wishes) {
        var answer = ask(wishes).statusCode(202);
        var id = answer.extract().<String>path("id");
        answer.header("Location", containsString("/v1/dead-letters/replays/" + id));
        return id;
    }

    private static ValidatableResponse awaitEnd(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Operator.ANN
                                .asks()
                                .get("/v1/dead-letters/replays/{id}", id)
                                .then()
                                .statusCode(200),
                        answer -> !answer.extract().path("state").equals("RUNNING"));
    }

    /** Ids of the open ones, the oldest first. */
    private static List<String> letters() {
        return sorted(Operator.ANN
                .asks()
                .queryParams(Map.of("status", "OPEN", "errorType", OfThisTestException.class.getName()))
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id"));
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
