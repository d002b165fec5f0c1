package org.fleetrental.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.outbox.Outbox;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event tells who is behind it. */
@QuarkusTest
class ActorTest {

    @Path("/v1/readings")
    @ApplicationScoped
    static class Readings {

        @Inject
        Outbox outbox;

        @POST
        @RolesAllowed("mechanic")
        @Transactional
        public void read(@QueryParam("vehicle") UUID vehicle) {
            outbox.publish(Samples.odometerRecorded(vehicle, 1, "A"));
        }
    }

    private final UUID vehicle = Ids.next();

    @Inject
    Outbox outbox;

    TestEvents kafka;

    @BeforeEach
    void connect() {
        kafka = new TestEvents();
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void theOneWhoseTokenTheRequestHas() {
        given().header("Authorization", Tokens.bearerOf("mechanic-7", "mechanic"))
                .post("/v1/readings?vehicle=" + vehicle)
                .then()
                .statusCode(204);

        assertThat(published().actor()).contains("mechanic-7");
    }

    @Test
    void theOneBehindTheEventThatIsHandled() {
        var cause = kafka.record("fleet.vehicles", Samples.odometerRecorded(vehicle, 1, "A"));

        Cause.during(EventMetadata.of(cause.headers()), this::publish);

        assertThat(published().actor()).contains("someone");
    }

    @Test
    void nobodyIfNoRequestIsBehindIt() {
        publish();

        assertThat(published().actor()).isEmpty();
    }

    private void publish() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Samples.odometerRecorded(vehicle, 2, "A")));
    }

    private EventMetadata published() {
        return kafka.awaitPublished("fleet.vehicles", vehicle, OdometerRecorded.class)
                .metadata();
    }
}
