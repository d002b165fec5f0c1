package org.fleetrental.messaging.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestService;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunTable;
import org.fleetrental.messaging.outbox.LaneLeases;
import org.fleetrental.messaging.outbox.Relay;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class MessagingResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RunTable runs;

    @Inject
    Relay relay;

    @Inject
    ConsumerPositions positions;

    @Inject
    KafkaClientService clients;

    @Inject
    ConsumedTopics topics;

    @Inject
    MessagingConfig config;

    @Inject
    MessagingKit events;

    @Inject
    TestService.Activated activated;

    @AfterEach
    void tidyUp() throws SQLException {
        activated.failures.clear();
        try (var connection = dataSource.getConnection();
                var delete = connection.createStatement()) {
            delete.execute("delete from messaging_runs where state = 'RUNNING'");
        }
    }

    @Test
    void anOperatorSeesTheWholeOfMessaging() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> ask().body("service", equalTo("fleet"))
                        .body("asOf", notNullValue())
                        .body("unavailable", aMapWithSize(0))
                        .body("outbox.pending", greaterThanOrEqualTo(0))
                        .body("outbox.oldestPendingAgeSeconds", notNullValue())
                        .body("outbox.parked", greaterThanOrEqualTo(0))
                        .body("outbox.lanes", hasSize(LaneLeases.LANES))
                        .body("outbox.lanes.relay", everyItem(equalTo(relay.id().toString())))
                        .body("outbox.lanes.here", everyItem(equalTo(true)))
                        .body("outbox.lanes.expiresAt", everyItem(notNullValue()))
                        .body("consumers", not(hasSize(0)))
                        .body("consumers.topic", everyItem(equalTo("fleet.rentals")))
                        .body("consumers.here", everyItem(equalTo(true)))
                        .body("consumers.member", everyItem(notNullValue()))
                        .body("consumers.lagRecords", everyItem(equalTo(0)))
                        .body("consumers.lagSeconds", everyItem(equalTo(0.0f)))
                        .body("runs", hasSize(0)));
    }

    @Test
    void deadLettersAreTold() {
        int open = ask().extract().path("deadLetters.open");
        int parked = ask().extract().path("deadLetters.parked");
        var rental = Ids.next();
        activated.failures.put(rental, new RejectedEventException("not in this house"));
        events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
        events.deliver(Samples.activated(rental, 2)).isParked();

        ask().body("deadLetters.open", equalTo(open + 1))
                .body("deadLetters.parked", equalTo(parked + 1))
                .body("deadLetters.topics.topic", hasItem("fleet.rentals"));
    }

    @Test
    void runsInProgressAreTold() {
        var run = runs.start(Run.Kind.REPLAY, "fleet.rentals", CLOCK.instant(), null, "somebody")
                .orElseThrow();

        ask().body("runs", hasSize(1))
                .body("runs[0].id", equalTo(run.id().toString()))
                .body("runs[0].kind", equalTo("REPLAY"))
                .body("runs[0].subject", equalTo("fleet.rentals"))
                .body("runs[0].startedBy", equalTo("somebody"));
    }

    @Test
    void withoutTheDatabaseTheConsumersAreToldAndTheRestHasAReason() {
        var nowhere = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:postgresql://127.0.0.1:1/nothing")));
        try (var away = AgroalDataSource.from(nowhere)) {
            var view = new MessagingState(away, runs, relay, positions, config, CLOCK).now();

            assertThat(view.outbox()).isNull();
            assertThat(view.deadLetters()).isNull();
            assertThat(view.runs()).isNull();
            assertThat(view.consumers()).isNotEmpty();
            assertThat(view.unavailable())
                    .containsOnlyKeys("outbox", "deadLetters", "runs")
                    .containsEntry("outbox", "The database does not answer");
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    @Timeout(60)
    void aDatabaseThatSwallowsAllAndSaysNothingIsWaitedForSecondsOnly() throws IOException {
        // The system accepts connections that nobody takes up.
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var blackHole = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl("jdbc:postgresql://127.0.0.1:"
                                    + mute.getLocalPort() + "/nothing?sslmode=disable"))));
            var begin = System.nanoTime();

            var view = new MessagingState(blackHole, runs, relay, positions, config, CLOCK).now();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(view.unavailable()).containsOnlyKeys("outbox", "deadLetters", "runs");
            assertThat(view.consumers()).isNotEmpty();
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void withoutKafkaTheDatabaseIsToldAndTheConsumersHaveAReason() {
        var away = new ConsumerPositions(Map.of("bootstrap.servers", "127.0.0.1:1"), clients, topics, CLOCK);

        var view = new MessagingState(dataSource, runs, relay, away, config, CLOCK).now();

        assertThat(view.consumers()).isNull();
        assertThat(view.outbox()).isNotNull();
        assertThat(view.unavailable()).containsOnlyKeys("consumers");
    }

    @Test
    void onlyAnOperatorMayLook() {
        given().get("/v1/messaging").then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", Tokens.bearer("fleet-manager", "agent", "accountant"))
                .get("/v1/messaging")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse ask() {
        return given().header("Authorization", Tokens.bearer("operator"))
                .get("/v1/messaging")
                .then()
                .statusCode(200);
    }
}
