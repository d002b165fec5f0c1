package org.fleetrental.messaging.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.Delivery;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Operator;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestService;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TopicReplayTest {

    private static final String TOPIC = "fleet.rentals";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MessagingKit events;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    @Inject
    AgroalDataSource dataSource;

    private final Instant begin = Instant.now();
    private final UUID rental = Ids.next();

    @AfterEach
    void failNoMore() throws SQLException {
        activated.failures.clear();
        execute("delete from messaging_runs where state = 'RUNNING'");
    }

    @Test
    void whatWasMissedIsTakenInAndWhatIsKnownIsNot() throws SQLException {
        var missed = events.deliver(Samples.reserved(rental, 1)).isHandled();
        events.deliver(Samples.reserved(rental, 2)).again().isHandled();
        forget(missed);

        replay().body("progress.records.handled", equalTo(1)).body("progress.records.dead", equalTo(0));
        assertThat(effects.of(rental)).containsExactly(2L, 1L);

        replay().body("progress.records.handled", equalTo(0)).body("startedBy", equalTo("test-user"));
        assertThat(effects.of(rental)).containsExactly(2L, 1L);
    }

    @Test
    void onlyTheWantedTimeIsRead() throws SQLException {
        var before = events.deliver(Samples.reserved(rental, 1)).isHandled();
        await().until(() -> Instant.now().isAfter(begin.plusMillis(20)));
        var from = Instant.now();
        var within = events.deliver(Samples.reserved(rental, 2)).isHandled();
        var to = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(to.plusMillis(1)));
        var after = events.deliver(Samples.reserved(rental, 3)).isHandled();
        forget(before);
        forget(within);
        forget(after);

        awaitEnd(start(Map.of("topic", TOPIC, "from", from.toString(), "to", to.toString())))
                .body("state", equalTo("DONE"));

        assertThat(effects.of(rental)).containsExactly(2L);
    }

    @Test
    void whatFailsIsADeadLetterOnceAndWhatIsMissedBehindItWaits() throws SQLException {
        var failing = events.deliver(Samples.activated(rental, 1)).isHandled();
        var behind = events.deliver(Samples.reserved(rental, 2)).isHandled();
        events.deliver(Samples.reserved(rental, 3)).isHandled();
        forget(failing);
        forget(behind);
        activated.failures.put(rental, new RejectedEventException("not in this house"));

        replay().body("progress.records.dead", equalTo(1)).body("progress.records.parked", equalTo(1));
        events.deadLetters(rental).one("not in this house");
        events.deadLetters(rental).parked(1);

        replay().body("progress.records.dead", equalTo(0)).body("progress.records.parked", equalTo(0));
        events.deadLetters(rental).one("not in this house");
        events.deadLetters(rental).parked(1);
        assertThat(effects.of(rental)).containsExactly(3L);
    }

    @Test
    void aReplayIsNeverAheadOfTheConsumer() {
        activated.failures.put(rental, away());
        var stuck = events.deliver(Samples.activated(rental, 1));
        var next = events.deliver(Samples.reserved(rental, 2));
        await().until(() -> activated.tries.getOrDefault(rental, 0) > 1);

        replay();

        assertThat(stuck.isStillOpen()).isTrue();
        assertThat(effects.of(rental)).isEmpty();
        activated.failures.clear();
        stuck.isHandled();
        next.isHandled();
        assertThat(effects.of(rental)).containsExactly(1L, 2L);
    }

    @Test
    void ofTwoReplaysOfATopicTheSecondIsToldOfTheFirst() throws SQLException {
        var running = plantRunning("now()");

        operator()
                .body(Map.of("topic", TOPIC, "from", begin.toString()))
                .post("/v1/messaging/replays")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:replay-running"))
                .body("replayId", equalTo(running.toString()));
    }

    @Test
    void aReplayWhoseProcessHasDiedIsInterruptedAndInNobodysWay() throws SQLException {
        var dead = plantRunning("now() - interval '2 minutes'");

        replay();

        operator()
                .get("/v1/messaging/replays/{id}", dead)
                .then()
                .statusCode(200)
                .body("state", equalTo("INTERRUPTED"))
                .body("error", containsString("died"));
    }

    @Test
    void aCancelledReplayStopsWhenTheRecordsInHandAreSettled() throws SQLException {
        var missed = events.deliver(Samples.activated(rental, 1)).isHandled();
        forget(missed);
        activated.failures.put(rental, away());
        var id = start(Map.of("topic", TOPIC, "from", begin.toString()));
        int tries = activated.tries.get(rental);
        await().until(() -> activated.tries.get(rental) > tries + 2);

        operator()
                .post("/v1/messaging/replays/{id}/cancel", id)
                .then()
                .statusCode(202)
                .body("cancelledBy", equalTo("test-user"));
        activated.failures.clear();

        awaitEnd(id).body("state", equalTo("CANCELLED"));
        var actions = Operator.ANN.actions(UUID.fromString(id));
        assertThat(actions.getList("items.action")).containsExactly("CANCEL_TOPIC_REPLAY", "TOPIC_REPLAY");
        assertThat(actions.getString("items[1].actor")).isEqualTo("test-user");
        assertThat(actions.getString("items[1].detail.topic")).isEqualTo(TOPIC);
        assertThat(effects.of(rental)).containsExactly(1L);
        operator()
                .post("/v1/messaging/replays/{id}/cancel", id)
                .then()
                .statusCode(409)
                .body("state", equalTo("CANCELLED"));
    }

    @ParameterizedTest
    @CsvSource({
        "fleet.nowhere, PT-1H, , topic, it consumes fleet.rentals",
        "fleet.rentals, PT1H, , from, future",
        "fleet.rentals, PT-2160H, , from, inbox",
        "fleet.rentals, PT-1H, PT-1H, to, after from"
    })
    void whatCannotBeReplayedIsRefusedWithItsReason(
            String topic, Duration from, Duration to, String field, String reason) {
        var wishes = to == null
                ? Map.of("topic", topic, "from", begin.plus(from).toString())
                : Map.of(
                        "topic",
                        topic,
                        "from",
                        begin.plus(from).toString(),
                        "to",
                        begin.plus(to).toString());
        operator()
                .body(wishes)
                .post("/v1/messaging/replays")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", containsString(reason));
    }

    @Test
    void onlyAnOperatorMayReplay() {
        given().contentType("application/json")
                .body(Map.of("topic", TOPIC, "from", begin.toString()))
                .post("/v1/messaging/replays")
                .then()
                .statusCode(401);
        as("fleet-manager")
                .body(Map.of("topic", TOPIC, "from", begin.toString()))
                .post("/v1/messaging/replays")
                .then()
                .statusCode(403);
        operator().get("/v1/messaging/replays/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    /** From the begin of the test on, and done. */
    private ValidatableResponse replay() {
        var id = start(Map.of("topic", TOPIC, "from", begin.toString()));
        operator().get("/v1/messaging/replays").then().statusCode(200).body("items.id", hasItem(id));
        return awaitEnd(id).body("state", equalTo("DONE"));
    }

    private static String start(Map<String, String> wishes) {
        var answer =
                operator().body(wishes).post("/v1/messaging/replays").then().statusCode(202);
        var id = answer.extract().<String>path("id");
        answer.header("Location", containsString("/v1/messaging/replays/" + id));
        return id;
    }

    private static ValidatableResponse awaitEnd(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> operator()
                                .get("/v1/messaging/replays/{id}", id)
                                .then()
                                .statusCode(200),
                        answer -> !answer.extract().path("state").equals("RUNNING"));
    }

    private static RequestSpecification operator() {
        return as("operator");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", Tokens.bearer(role)).contentType("application/json");
    }

    private static DatabaseException away() {
        return new DatabaseException("testing", new SQLException("away", "08006"));
    }

    /** As if the event had never come: its inbox row and its effect are gone. */
    private void forget(Delivery delivery) throws SQLException {
        events.forget(delivery.eventId());
        execute("delete from effects where event_id = '" + delivery.eventId() + "'");
    }

    /** A replay that another replica does. */
    private UUID plantRunning(String beatAt) throws SQLException {
        var id = Ids.next();
        execute("""
                insert into messaging_runs (id, kind, subject, state, started_by, beat_at, progress)
                values ('%s', 'REPLAY', '%s', 'RUNNING', 'somebody', %s,
                    '{"records":{"read":0,"handled":0,"known":0,"skipped":0,"parked":0,"dead":0},"partitions":[]}')
                """.formatted(id, TOPIC, beatAt));
        return id;
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}
