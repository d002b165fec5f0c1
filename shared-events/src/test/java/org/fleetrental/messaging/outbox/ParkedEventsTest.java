package org.fleetrental.messaging.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Operator;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.schema.AvroCodec;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParkedEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MessagingKit events;

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    private final UUID vehicle = Ids.next();

    @AfterEach
    void leaveNothingParked() {
        sql.update(
                "testing",
                "update outbox_events set discarded_at = now(), discard_reason = 'test'"
                        + " where parked_at is not null and discarded_at is null");
    }

    @Test
    void aReleasedEventIsSentBeforeWhatWaitsBehindIt() {
        var parked = park();
        Operator.ANN
                .asks()
                .get("/v1/outbox/parked")
                .then()
                .statusCode(200)
                .body("items.eventId", hasItem(parked.toString()))
                .body("items.find { it.eventId == '%s' }.parkedReason".formatted(parked), containsString("2000"))
                .body("items.find { it.eventId == '%s' }.waitingBehind".formatted(parked), equalTo(1))
                .body("items.find { it.eventId == '%s' }.key".formatted(parked), equalTo(vehicle.toString()));
        // What was wrong is put right: here the event itself, else the broker's limits.
        sql.update(
                "testing",
                "update outbox_events set payload = ? where event_id = ?",
                AvroCodec.encode(Samples.odometerRecorded(vehicle, 1, "A").body()),
                parked);

        release(parked).statusCode(200).body("state", not(equalTo("PARKED")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                events.onTopic(OdometerRecorded.class, vehicle).versions())
                        .containsExactly(1L, 2L));
        release(parked).statusCode(200).body("state", equalTo("PUBLISHED"));
        assertThat(Operator.ANN.actions(parked).getList("items.action")).containsExactly("RELEASE");
    }

    @Test
    void whatIsReleasedInVainIsParkedAgain() {
        var parked = park();

        release(parked).statusCode(200);

        await().atMost(PATIENCE).until(() -> isParked(parked));
        assertThat(Operator.ANN.actions(parked).getList("items.action")).containsExactly("RELEASE");
    }

    @Test
    void aDiscardedEventIsNeverSentStaysVisibleAndHoldsNobodyBack() {
        var parked = park();

        discard(parked, "Its picture was pasted into the plate")
                .statusCode(200)
                .body("state", equalTo("DISCARDED"))
                .body("discardedAt", notNullValue())
                .body("discardReason", equalTo("Its picture was pasted into the plate"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onTopic()).containsExactly(2L));
        discard(parked, "Again")
                .statusCode(200)
                .body("discardReason", equalTo("Its picture was pasted into the plate"));
        release(parked).statusCode(409).body("state", equalTo("DISCARDED"));
        Operator.ANN.asks().get("/v1/outbox/parked").then().body("items.eventId", not(hasItem(parked.toString())));
        Operator.ANN
                .asks()
                .queryParam("state", "DISCARDED")
                .get("/v1/outbox/parked")
                .then()
                .statusCode(200)
                .body("items.eventId", hasItem(parked.toString()));
        var actions = Operator.ANN.actions(parked);
        assertThat(actions.getList("items.action")).containsExactly("DISCARD");
        assertThat(actions.getString("items[0].detail.reason")).isEqualTo("Its picture was pasted into the plate");
    }

    @Test
    void ofTwoOperatorsAtOnceOneDecides() throws Exception {
        var parked = park();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> discard(parked, "One"));
            var second = threads.submit(() -> discard(parked, "Two"));

            first.get().statusCode(200);
            second.get().statusCode(200);
        }
        assertThat(Operator.ANN.actions(parked).getList("items")).hasSize(1);
    }

    @Test
    void whatIsNotParkedCannotBeDiscarded() {
        publish(Samples.odometerRecorded(vehicle, 1, "A"));
        var sent = events.onTopic(OdometerRecorded.class, vehicle)
                .once()
                .metadata()
                .eventId();

        discard(sent, "No").statusCode(409).body("state", equalTo("PUBLISHED"));
        discard(Ids.next(), "No").statusCode(404);
        release(Ids.next()).statusCode(404);
    }

    @Test
    void whatIsWrongIsNamed() {
        Operator.ANN
                .asks()
                .body(Map.of())
                .post("/v1/outbox/parked/{id}/discard", Ids.next())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("reason"));
        Operator.ANN
                .asks()
                .queryParam("state", "SENT")
                .get("/v1/outbox/parked")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("state"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/outbox/parked", "POST /v1/outbox/parked/ID/release", "POST /v1/outbox/parked/ID/discard"
            })
    void onlyAnOperatorMay(String request) {
        var parts = request.replace("ID", Ids.next().toString()).split(" ", -1);
        given().contentType("application/json")
                .request(parts[0], parts[1])
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .header("Authorization", Tokens.bearer("agent", "admin"))
                .request(parts[0], parts[1])
                .then()
                .statusCode(403);
    }

    /** The first of two events of the vehicle, which is too large. */
    private UUID park() {
        publish(Samples.odometerRecorded(vehicle, 1, "x".repeat(2_000_000)));
        publish(Samples.odometerRecorded(vehicle, 2, "A"));
        var first = sql.first(
                        "testing",
                        row -> row.getObject(1, UUID.class),
                        "select event_id from outbox_events where record_key = ? order by position limit 1",
                        HeaderCodec.bytes(vehicle.toString()))
                .orElseThrow();
        await().atMost(PATIENCE).until(() -> isParked(first));
        return first;
    }

    private boolean isParked(UUID eventId) {
        return !sql.query(
                        "testing",
                        row -> true,
                        "select from outbox_events where event_id = ? and parked_at is not null",
                        eventId)
                .isEmpty();
    }

    private List<Long> onTopic() {
        try (var kafka = new TestEvents()) {
            return kafka.published("fleet.vehicles", vehicle, OdometerRecorded.class).stream()
                    .map(published -> published.metadata().aggregateVersion())
                    .toList();
        }
    }

    private void publish(DomainEvent event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
    }

    private static ValidatableResponse release(UUID eventId) {
        return Operator.ANN
                .asks()
                .post("/v1/outbox/parked/{id}/release", eventId)
                .then();
    }

    private static ValidatableResponse discard(UUID eventId, String reason) {
        return Operator.ANN
                .asks()
                .body(Map.of("reason", reason))
                .post("/v1/outbox/parked/{id}/discard", eventId)
                .then();
    }
}
