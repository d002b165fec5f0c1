package org.fleetrental.messaging.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fleetrental.messaging.Delivery;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Operator;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Returns;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestService;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectionRebuildTest {

    private static final String PATH = "/v1/messaging/projections/returns";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MessagingKit events;

    @Inject
    TestService.Effects effects;

    @Inject
    Returns returns;

    @Inject
    Returns.Completed completed;

    @Inject
    Outbox outbox;

    private final UUID rental = Ids.next();
    private final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @AfterEach
    void failNoMore() {
        mayGoOn.countDown();
        completed.then.clear();
        returns.execute("delete from messaging_runs where state = 'RUNNING'");
    }

    @Test
    void aDestroyedModelIsMadeAgainWhileEventsKeepArriving() {
        var expected = new HashMap<>(returns.all());
        var deliveries = new ArrayList<Delivery>();
        for (int i = 0; i < 30; i++) {
            var id = Ids.next();
            expected.put(id, 1_000 + i);
            deliveries.add(events.deliver(Samples.completed(id, 1, 7)));
            deliveries.add(events.deliver(Samples.completed(id, 2, 1_000 + i)));
        }
        deliveries.forEach(Delivery::isHandled);
        returns.execute("delete from returns where odometer_km % 3 = 0");
        returns.execute("update returns set odometer_km = 5 where odometer_km % 3 = 1");
        returns.execute("insert into returns values ('%s', 9)".formatted(Ids.next()));

        var rebuild = start();
        var changed = expected.keySet().stream().limit(10).toList();
        for (var id : changed) {
            expected.put(id, 2_000);
            deliveries.add(events.deliver(Samples.completed(id, 3, 2_000)).again());
        }
        awaitEnd(rebuild).body("state", equalTo("DONE")).body("progress.records.handled", greaterThan(59));
        deliveries.forEach(Delivery::isHandled);
        assertThat(returns.all()).containsExactlyInAnyOrderEntriesOf(expected);

        awaitEnd(start()).body("state", equalTo("DONE"));
        assertThat(returns.all()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void readersSeeTheOldModelAndOnlyTheEventsThatFeedItWait() {
        events.deliver(Samples.completed(rental, 1, 10)).isHandled();
        returns.set(rental, 99);
        haltAt(rental);
        var rebuild = start();
        awaitTheMiddle();
        var feeding = events.deliver(Samples.completed(Ids.next(), 1, 20));
        var other = Ids.next();

        events.handOver(Samples.reserved(other, 1)).isHandled();

        assertThat(returns.all()).containsEntry(rental, 99);
        assertThat(effects.of(other)).containsExactly(1L);
        assertThat(feeding.isStillOpen()).isTrue();
        mayGoOn.countDown();
        awaitEnd(rebuild).body("state", equalTo("DONE"));
        feeding.isHandled();
        assertThat(returns.all()).containsEntry(rental, 10).containsValue(20);
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldModelAndTellsWhy() {
        events.deliver(Samples.completed(rental, 1, 10)).isHandled();
        returns.set(rental, 99);
        completed.then.put(rental, () -> {
            throw new IllegalStateException("a bug in the handler");
        });

        fails("a bug in the handler").body("error", containsString("fleet.rentals/"));

        assertThat(returns.all()).containsEntry(rental, 99);
        completed.then.clear();
        awaitEnd(start()).body("state", equalTo("DONE"));
        assertThat(returns.all()).containsEntry(rental, 10);
    }

    @Test
    void aHandlerThatPublishesIsRefused() {
        events.deliver(Samples.completed(rental, 1, 10)).isHandled();
        var vehicle = Ids.next();
        completed.then.put(rental, () -> outbox.publish(Samples.odometerRecorded(vehicle, 1, "A")));

        fails("returns publishes");

        events.published(org.fleetrental.events.fleet.OdometerRecorded.class, vehicle)
                .never();
    }

    @Test
    void whatTheTopicsNoLongerHoldIsNotForgotten() {
        events.handle(Samples.completed(rental, 1, 10));

        fails("no longer hold").body("error", containsString(rental.toString()));

        assertThat(returns.all()).containsEntry(rental, 10);
        events.forgetVersions(rental);
        returns.execute("delete from returns where rental_id = '%s'".formatted(rental));
    }

    @Test
    void whatIsADeadLetterStaysOut() {
        completed.then.put(rental, () -> {
            throw new RejectedEventException("not in this house");
        });
        events.deliver(Samples.completed(rental, 1, 10)).isRejected("not in this house");
        events.deliver(Samples.completed(rental, 2, 20)).isParked();
        completed.then.clear();

        awaitEnd(start()).body("state", equalTo("DONE")).body("progress.records.dead", greaterThan(1));

        assertThat(returns.all()).doesNotContainKey(rental);
    }

    @Test
    void noCopyOfWhatWasDiscardedComesIn() {
        completed.then.put(rental, () -> {
            throw new RejectedEventException("not in this house");
        });
        var event = events.deliver(Samples.completed(rental, 1, 10)).isRejected("not in this house");
        event.again().isParked();
        completed.then.clear();
        Operator.ANN.discard(Operator.ANN.letter(rental, 0), "Sent by mistake").statusCode(200);
        event.again().isSettled();

        awaitEnd(start()).body("state", equalTo("DONE"));

        assertThat(returns.all()).doesNotContainKey(rental);
    }

    @Test
    void aCancelledRebuildLeavesTheOldModel() {
        events.deliver(Samples.completed(rental, 1, 10)).isHandled();
        returns.set(rental, 99);
        haltAt(rental);
        var id = start();
        awaitTheMiddle();
        operator().post(PATH + "/rebuild").then().statusCode(409).body("rebuildId", equalTo(id));

        operator().post(PATH + "/rebuilds/{id}/cancel", id).then().statusCode(202);
        mayGoOn.countDown();

        awaitEnd(id).body("state", equalTo("CANCELLED")).body("cancelledBy", equalTo("test-user"));
        assertThat(returns.all()).containsEntry(rental, 99);
        operator().post(PATH + "/rebuilds/{id}/cancel", id).then().statusCode(409);
        var actions = Operator.ANN.actions(UUID.fromString(id));
        assertThat(actions.getList("items.action")).containsExactly("CANCEL_REBUILD", "REBUILD");
        assertThat(actions.getString("items[1].detail.projection")).isEqualTo("returns");
    }

    @Test
    void operatorsAndNobodyElseSeeTheProjections() {
        operator()
                .get("/v1/messaging/projections")
                .then()
                .statusCode(200)
                .body("items.name", contains("returns"))
                .body("items[0].topics", contains("fleet.rentals"))
                .body("items[0].eventTypes", contains("org.fleetrental.events.rentals.RentalCompleted"));
        operator().post("/v1/messaging/projections/nothing/rebuild").then().statusCode(404);
        as("fleet-manager").post(PATH + "/rebuild").then().statusCode(403);
    }

    private void haltAt(UUID rentalId) {
        completed.then.put(rentalId, () -> {
            inTheMiddle.countDown();
            try {
                assertThat(mayGoOn.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private void awaitTheMiddle() {
        await().atMost(PATIENCE).until(() -> inTheMiddle.getCount() == 0);
    }

    private static ValidatableResponse fails(String reason) {
        return awaitEnd(start()).body("state", equalTo("FAILED")).body("error", containsString(reason));
    }

    private static String start() {
        var answer = operator().post(PATH + "/rebuild").then().statusCode(202);
        var id = answer.extract().<String>path("id");
        answer.header("Location", containsString(PATH + "/rebuilds/" + id));
        return id;
    }

    private static ValidatableResponse awaitEnd(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> operator().get(PATH + "/rebuilds/{id}", id).then().statusCode(200),
                        answer -> !answer.extract().path("state").equals("RUNNING"));
    }

    private static RequestSpecification operator() {
        return as("operator");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", Tokens.bearer(role)).contentType("application/json");
    }
}
