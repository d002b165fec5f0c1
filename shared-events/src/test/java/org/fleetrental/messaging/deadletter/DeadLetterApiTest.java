package org.fleetrental.messaging.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.messaging.Delivery;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Operator;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.TestService;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeadLetterApiTest {

    private static final byte[] NOT_AVRO = {9, 0, 0, 0, 1, 5, 5};

    @Inject
    MessagingKit events;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    private final UUID rental = Ids.next();

    @AfterEach
    void failNoMore() {
        activated.failures.clear();
    }

    @Test
    void aLetterShowsItsHeadersItsDecodedPayloadAndWhyItFailed() {
        var eventId = fail().eventId();
        events.deliver(Samples.reserved(rental, 2)).isParked();

        Operator.ANN
                .show(Operator.ANN.letter(rental, 0))
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("topic", equalTo("fleet.rentals"))
                .body("key", equalTo(rental.toString()))
                .body("eventId", equalTo(eventId.toString()))
                .body("eventType", equalTo("org.fleetrental.events.rentals.RentalActivated"))
                .body("headers.find { it.name == 'ce_id' }.text", equalTo(eventId.toString()))
                .body("payload.type", equalTo("org.fleetrental.events.rentals.RentalActivated"))
                .body("payload.event.odometerKm", equalTo(1_000))
                .body("payload.event.rental.rentalId", equalTo(rental.toString()))
                .body("payload.event.rental.state", equalTo("RESERVED"))
                .body("payload.event.rental.startsAt", equalTo("2026-03-01T10:00:00Z"))
                .body("errorType", equalTo(RejectedEventException.class.getName()))
                .body("error", equalTo("not in this house"))
                .body("stackTrace", containsString("RejectedEventException"))
                .body("waitingBehind", equalTo(1))
                .body("waitsFor", nullValue());
        Operator.ANN
                .show(Operator.ANN.letter(rental, 1))
                .body("status", equalTo("PARKED"))
                .body("waitingBehind", equalTo(0))
                .body("waitsFor", equalTo(Operator.ANN.letter(rental, 0).toString()));
    }

    @Test
    void whatCannotBeDecodedIsShownInBase64WithTheReason() {
        try (var kafka = new TestEvents()) {
            kafka.deliverRaw(
                    "fleet.rentals",
                    HeaderCodec.bytes(rental.toString()),
                    NOT_AVRO,
                    TestEvents.headersOf(Samples.reserved(rental, 1)));
        }
        await().until(() -> !Operator.ANN.letters(rental).getList("id").isEmpty());

        Operator.ANN
                .show(Operator.ANN.letter(rental, 0))
                .statusCode(200)
                .body("payload.undecodable", containsString("starts with byte 9"))
                .body("payload.base64", equalTo(Base64.getEncoder().encodeToString(NOT_AVRO)))
                .body("payload.event", nullValue());
    }

    @Test
    void lettersAreListedByWhatTheyAreTheNewestFirstAndInPages() {
        fail();
        events.deliver(Samples.reserved(rental, 2)).isParked();
        events.deliver(Samples.reserved(rental, 3)).isParked();

        assertThat(list(Map.of("status", "OPEN"))).hasSize(1);
        assertThat(list(Map.of("status", "PARKED"))).hasSize(2);
        assertThat(list(Map.of("errorType", RejectedEventException.class.getName())))
                .hasSize(1);
        assertThat(list(Map.of("eventType", "org.fleetrental.events.rentals.RentalReserved")))
                .hasSize(2);
        assertThat(list(Map.of("topic", "fleet.vehicles"))).isEmpty();
        var all = list(Map.of("topic", "fleet.rentals"));
        assertThat(all).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
        var first = Operator.ANN
                .asks()
                .queryParams(Map.of("key", rental.toString(), "limit", 2))
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract();
        assertThat(first.<List<String>>path("items.id")).isEqualTo(all.subList(0, 2));
        Operator.ANN
                .asks()
                .urlEncodingEnabled(false)
                .get(first.<String>path("next"))
                .then()
                .statusCode(200)
                .body("items.id", equalTo(all.subList(2, 3)))
                .body("next", nullValue());
    }

    @Test
    void aDiscardedLetterStaysInTheRecordAndWhatWaitedForItFollows() {
        fail();
        events.deliver(Samples.reserved(rental, 2)).isParked();
        var letter = Operator.ANN.letter(rental, 0);

        Operator.ANN
                .discard(letter, "The rental was cancelled by hand")
                .statusCode(200)
                .body("status", equalTo("DISCARDED"))
                .body("resolvedBy", equalTo("ann"))
                .body("reason", equalTo("The rental was cancelled by hand"));
        Operator.BOB
                .discard(letter, "Me too")
                .statusCode(200)
                .body("resolvedBy", equalTo("ann"))
                .body("reason", equalTo("The rental was cancelled by hand"));

        assertThat(effects.of(rental)).containsExactly(2L);
        Operator.ANN.show(letter).body("payload.event.odometerKm", equalTo(1_000));
        Operator.ANN
                .replay(letter)
                .statusCode(409)
                .body("type", equalTo("urn:fleet:problem:dead-letter-settled"))
                .body("status", equalTo("DISCARDED"));
        var actions = Operator.ANN.actions(letter);
        assertThat(actions.getList("items.action")).containsExactly("DISCARD");
        assertThat(actions.getString("items[0].detail.reason")).isEqualTo("The rental was cancelled by hand");
    }

    @Test
    void whatWaitsOrIsReplayedCannotBeDiscarded() {
        fail();
        events.deliver(Samples.reserved(rental, 2)).isParked();
        Operator.ANN
                .discard(Operator.ANN.letter(rental, 1), "No")
                .statusCode(409)
                .body("waitsFor", equalTo(Operator.ANN.letter(rental, 0).toString()));
        activated.failures.clear();
        Operator.ANN.replay(Operator.ANN.letter(rental, 0)).statusCode(200);

        Operator.ANN
                .discard(Operator.ANN.letter(rental, 0), "Too late")
                .statusCode(409)
                .body("status", equalTo("REPLAYED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"  \"}", "{\"reason\":\"a\\u0007b\"}", "{\"reason\":\"LONG\"}"})
    void aDiscardWithoutAGoodReasonIsRefused(String body) {
        Operator.ANN
                .asks()
                .body(body.replace("LONG", "x".repeat(501)))
                .post("/v1/dead-letters/{id}/discard", Ids.next())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("reason"));
    }

    @ParameterizedTest
    @CsvSource({"status, DONE", "cursor, 7", "limit, 0", "limit, 201", "limit, many"})
    void aMalformedParameterIsNamed(String parameter, String value) {
        Operator.ANN
                .asks()
                .queryParam(parameter, value)
                .get("/v1/dead-letters")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Operator.ANN.show(Ids.next()).statusCode(404);
        Operator.ANN.replay(Ids.next()).statusCode(404).contentType("application/problem+json");
        Operator.ANN.discard(Ids.next(), "Gone").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/dead-letters",
                "GET /v1/dead-letters/ID",
                "POST /v1/dead-letters/ID/replay",
                "POST /v1/dead-letters/ID/discard",
                "POST /v1/dead-letters/replay",
                "GET /v1/dead-letters/replays",
                "GET /v1/dead-letters/replays/ID",
                "POST /v1/dead-letters/replays/ID/cancel",
                "GET /v1/messaging/actions"
            })
    void onlyAnOperatorMay(String request) {
        var parts = request.replace("ID", Ids.next().toString()).split(" ", -1);
        given().contentType("application/json")
                .request(parts[0], parts[1])
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .header("Authorization", Tokens.bearer("agent", "fleet-manager", "admin"))
                .request(parts[0], parts[1])
                .then()
                .statusCode(403);
    }

    @Test
    void theRecordOfActionsIsListedByWhoAndInPages() {
        fail();
        var letter = Operator.BOB.letter(rental, 0);
        Operator.BOB.replay(letter).statusCode(409);
        Operator.BOB.discard(letter, "Enough").statusCode(200);

        assertThat(Operator.ANN.actions(letter).getList("items.action")).containsExactly("DISCARD", "REPLAY");
        Operator.ANN
                .asks()
                .queryParams(Map.of("actor", "bob", "limit", 1))
                .get("/v1/messaging/actions")
                .then()
                .statusCode(200)
                .body("items.subjectId", hasItem(letter.toString()))
                .body("next", containsString("cursor="));
    }

    private Delivery fail() {
        activated.failures.put(rental, new RejectedEventException("not in this house"));
        return events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
    }

    private List<String> list(Map<String, String> filter) {
        return Operator.ANN
                .asks()
                .queryParam("key", rental.toString())
                .queryParams(filter)
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
