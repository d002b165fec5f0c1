package org.fleetrental.messaging.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.fleetrental.local.BackingServices;
import org.fleetrental.schemas.EventDescription;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaReadinessTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final BackingServices backing = BackingServices.shared();
    private final Vertx vertx = Vertx.vertx();
    /** A group of its own for each test: nothing is registered in it. */
    private final String owner = "test-" + UUID.randomUUID();

    private final SchemaReference tripEnded = new SchemaReference(owner, "TripEnded", "1");
    private SchemaReadiness readiness;

    @AfterEach
    void stop() {
        readiness.stop(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aServiceWhoseSchemaIsNotRegisteredIsNotReadyAndSaysWhichAndWhatToDo() {
        start(URI.create(backing.registryUrl()));

        await().untilAsserted(() -> assertThat(data()).contains(owner + "/TripEnded version 1"));
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(data()).contains("./fleet schemas register");
    }

    @Test
    void itGetsReadyWhenTheSchemaIsRegisteredAndAsksNoMore() {
        start(URI.create(backing.registryUrl()));
        await().untilAsserted(() -> assertThat(data()).contains("TripEnded"));

        new SchemaRegistration(
                        URI.create(backing.registryUrl()), backing.tokens().schemaDeploymentToken())
                .register(List.of(event()));

        await().until(() -> readiness.call().getStatus() == Status.UP);
        await().until(() -> !readiness.isAsking());
    }

    @Test
    void aRegistryThatIsAwayKeepsNobodyFromGettingReady() throws IOException {
        start(URI.create("http://127.0.0.1:" + unusedPort() + "/apis/registry/v3"));

        await().until(() -> readiness.call().getStatus() == Status.UP);
    }

    @Test
    void aRegistryThatAcceptsAndSaysNothingKeepsItForAFewSecondsOnly() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/apis/registry/v3");
            start(address, Duration.ofSeconds(1));
            assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

            await().until(() -> readiness.call().getStatus() == Status.UP);
        }
    }

    @Test
    void nothingIsSaidToBeReadyBeforeTheFirstAnswer() {
        readiness = readiness(URI.create(backing.registryUrl()), LONG);

        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(data()).contains("first answer");
    }

    private void start(URI registry) {
        start(registry, LONG);
    }

    private void start(URI registry, Duration firstAnswerWithin) {
        readiness = readiness(registry, firstAnswerWithin);
        readiness.start(new StartupEvent());
    }

    private SchemaReadiness readiness(URI registry, Duration firstAnswerWithin) {
        return new SchemaReadiness(new SchemaRegistry(registry, vertx), List.of(tripEnded), firstAnswerWithin, SHORT);
    }

    private String data() {
        HealthCheckResponse response = readiness.call();
        return response.getData().map(Object::toString).orElse("");
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private EventType event() {
        var schema =
                "{\"type\":\"record\",\"name\":\"TripEnded\",\"namespace\":\"org.fleetrental.test\",\"fields\":[]}";
        var description = new EventDescription(
                owner,
                "fleet.trips",
                "tripId",
                "It ends.",
                "For a test.",
                EventDescription.Status.ACTIVE,
                null,
                EventDescription.PersonalData.NONE,
                new TreeMap<>(),
                new TreeMap<>(Map.of(1, new EventDescription.Release(LocalDate.of(2026, 1, 1), "First."))));
        return new EventType(
                owner, "TripEnded", description, List.of(new EventSchema(owner, "TripEnded", 1, schema)), List.of());
    }
}
