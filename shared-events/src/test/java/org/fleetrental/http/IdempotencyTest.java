package org.fleetrental.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.fleetrental.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

    static final AtomicInteger EFFECTS = new AtomicInteger();
    static final AtomicBoolean VICTIM = new AtomicBoolean(true);
    static final CountDownLatch SLOW_IS_IN = new CountDownLatch(1);
    static final CountDownLatch SLOW_MAY_GO_ON = new CountDownLatch(1);

    @Path("/v1/orders")
    @ApplicationScoped
    static class Orders {

        record Order(@NotNull @Positive Integer amount, String mode) {}

        @Inject
        Idempotency idempotency;

        @POST
        @RolesAllowed("agent")
        public jakarta.ws.rs.core.Response order(
                @HeaderParam("Idempotency-Key") String key, @NotNull @Valid Order order) {
            return idempotency.once(key, order, () -> take(order));
        }

        @POST
        @Path("keyed-or-not")
        @RolesAllowed("agent")
        public jakarta.ws.rs.core.Response orderKeyedOrNot(
                @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Order order) {
            return idempotency.onceIfKeyed(key, order, () -> take(order));
        }

        private static jakarta.ws.rs.core.Response take(Order order) {
            int number = EFFECTS.incrementAndGet();
            if ("fail".equals(order.mode())) {
                throw new IllegalStateException("as asked");
            }
            if ("victim".equals(order.mode()) && VICTIM.getAndSet(false)) {
                throw new IllegalStateException(new SQLException("as asked", "40P01"));
            }
            if ("slow".equals(order.mode())) {
                SLOW_IS_IN.countDown();
                try {
                    SLOW_MAY_GO_ON.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
            if ("refuse".equals(order.mode())) {
                return Problem.of(409, "refused", "as asked")
                        .with("number", number)
                        .response();
            }
            if ("later".equals(order.mode())) {
                return jakarta.ws.rs.core.Response.fromResponse(
                                Problem.of(409, "not-yet", "as asked").response())
                        .header("Retry-After", 1)
                        .build();
            }
            return jakarta.ws.rs.core.Response.created(URI.create("/v1/orders/" + number))
                    .entity(Map.of("number", number))
                    .build();
        }
    }

    @Test
    void whereAKeyIsWelcomeAndNotRequiredItIsHonoured() {
        int effects = EFFECTS.get();
        postKeyedOrNot(null).then().statusCode(201);
        postKeyedOrNot(null).then().statusCode(201);
        assertThat(EFFECTS.get()).isEqualTo(effects + 2);

        var key = UUID.randomUUID().toString();
        postKeyedOrNot(key).then().statusCode(201);
        assertThat(postKeyedOrNot(key).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(EFFECTS.get()).isEqualTo(effects + 3);
        postKeyedOrNot("k".repeat(256)).then().statusCode(400);
    }

    private static Response postKeyedOrNot(@Nullable String key) {
        var request = given().header("Authorization", Tokens.bearer("agent")).contentType("application/json");
        return (key == null ? request : request.header("Idempotency-Key", key))
                .body("{\"amount\": 1}")
                .post("/v1/orders/keyed-or-not");
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAndHasOneEffect() {
        var key = UUID.randomUUID().toString();
        var first = post(key, "{\"amount\": 1}");
        int effects = EFFECTS.get();

        var second = post(key, "{\"amount\": 1}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.jsonPath().getInt("number"))
                .isEqualTo(first.jsonPath().getInt("number"));
        assertThat(EFFECTS.get()).isEqualTo(effects);
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        var key = UUID.randomUUID().toString();
        int number =
                post(key, "{\"amount\": 1, \"mode\": \"refuse\"}").jsonPath().getInt("number");

        post(key, "{\"amount\": 1, \"mode\": \"refuse\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:refused"))
                .body("number", equalTo(number));
    }

    @Test
    void anotherBodyUnderTheSameKeyIs422() {
        var key = UUID.randomUUID().toString();
        post(key, "{\"amount\": 1}").then().statusCode(201);

        post(key, "{\"amount\": 2}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fleet:problem:idempotency-key-reused"));
    }

    @Test
    void aMissingKeyIs400() {
        given().header("Authorization", Tokens.bearer("agent"))
                .contentType("application/json")
                .body("{\"amount\": 1}")
                .post("/v1/orders")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aFailureIsNotKept() {
        var key = UUID.randomUUID().toString();
        var body = "{\"amount\": 1, \"mode\": \"fail\"}";
        post(key, body).then().statusCode(500).body("detail", containsString("trace id"));
        int effects = EFFECTS.get();

        post(key, body).then().statusCode(500);

        assertThat(EFFECTS.get()).isEqualTo(effects + 1);
    }

    @Test
    void theVictimOfADeadlockBeginsAnewAndItsAnswerIsKept() {
        var key = UUID.randomUUID().toString();
        int effects = EFFECTS.get();

        int number =
                post(key, "{\"amount\": 1, \"mode\": \"victim\"}").jsonPath().getInt("number");

        assertThat(number).isEqualTo(effects + 2);
        post(key, "{\"amount\": 1, \"mode\": \"victim\"}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("number", equalTo(number));
    }

    @Test
    void anAnswerThatAsksToComeBackIsNotKept() {
        var key = UUID.randomUUID().toString();
        var body = "{\"amount\": 1, \"mode\": \"later\"}";
        post(key, body).then().statusCode(409).header("Retry-After", "1");
        int effects = EFFECTS.get();

        post(key, body).then().statusCode(409).header("Idempotency-Replayed", nullValue());

        assertThat(EFFECTS.get()).isEqualTo(effects + 1);
    }

    @Test
    void theKeyOfAnotherCallerIsAnotherKey() {
        var key = UUID.randomUUID().toString();
        var first = post(key, "{\"amount\": 1}");

        given().header("Authorization", Tokens.bearerOf("somebody-else", "agent"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"amount\": 1}")
                .post("/v1/orders")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("number", equalTo(first.jsonPath().getInt("number") + 1));
    }

    @Test
    void theSameKeyWhileTheFirstIsUnderWayIs409() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = "{\"amount\": 1, \"mode\": \"slow\"}";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> post(key, body));
            assertThat(SLOW_IS_IN.await(20, TimeUnit.SECONDS)).isTrue();

            post(key, body).then().statusCode(409).body("type", equalTo("urn:fleet:problem:request-in-progress"));

            SLOW_MAY_GO_ON.countDown();
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
    }

    @Test
    void badInputIsNamed() {
        var key = UUID.randomUUID().toString();
        post(key, "{\"amount\": 0}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("amount"));
        post(key, "{\"amount\": \"x\"}").then().statusCode(400).body("errors[0].field", equalTo("amount"));
        post(key, "{\"amount\": 1, \"colour\": \"red\"}")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("colour"));
        post(key, "{\"amount\": ")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("not well-formed JSON"));
        post(key, "{\"amount\": 1, \"mode\": \"ab")
                .then()
                .statusCode(400)
                .body("detail", containsString("not well-formed JSON"));
        post(key, "").then().statusCode(422).contentType("application/problem+json");
    }

    private static Response post(String key, String body) {
        return given().header("Authorization", Tokens.bearer("agent"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/orders");
    }
}
