package org.fleetrental.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.Test;

/** In tests a bucket does not fill again: one that is empty stays so for an hour. */
@QuarkusTest
class RateLimitTest {

    private static final String BODY_OVER_ANY_SENSE = "{\"text\":\"" + "x".repeat(900_000) + "\"}";

    @Inject
    RateLimit limit;

    @Inject
    MeterRegistry meters;

    private final String greedy = "greedy-" + UUID.randomUUID();

    @Test
    void whoSendsTooManyIsRefusedAndToldWhenToComeAgain() {
        double before = refused("subject");
        useUp();

        isRefused(ask(greedy));
        assertThat(refused("subject")).isGreaterThan(before);
    }

    @Test
    void anotherOneIsNotConcerned() {
        useUp();

        ask("modest-" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aNewTokenIsNoNewShare() {
        useUp();

        isRefused(given().header("Authorization", Tokens.bearerOf(greedy, "operator"))
                .get("/v1/messaging"));
        isRefused(given().header("Authorization", Tokens.bearerOf(greedy, "agent"))
                .get("/nowhere"));
    }

    @Test
    void itIsRefusedBeforeItsBodyIsRead() {
        useUp();

        isRefused(given().header("Authorization", Tokens.bearerOf(greedy, "agent"))
                .contentType("application/json")
                .body(BODY_OVER_ANY_SENSE)
                .post("/v1/letters"));
    }

    /** Whoever could do that could shut out anybody whose name is known. */
    @Test
    void aForgedTokenUsesUpNothingOfWhomItNames() {
        useUp();
        var forged = Tokens.bearerWith(Map.of("sub", greedy, "upn", greedy, "iss", "somebody-else"));

        // The share that it would have used is empty.
        given().header("Authorization", forged).get("/v1/messaging").then().statusCode(401);
    }

    private void useUp() {
        while (limit.ofSubject(greedy).isZero()) {
            // Ends with the burst.
        }
    }

    private static Response ask(String subject) {
        return given().header("Authorization", Tokens.bearerOf(subject, "agent"))
                .get("/v1/letters/not-an-id");
    }

    private static void isRefused(Response answer) {
        answer.then()
                .statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", Integer::parseInt, allOf(greaterThan(3_000), lessThanOrEqualTo(3_600)))
                .header("Cache-Control", equalTo("no-store"))
                .body("type", equalTo("urn:fleet:problem:too-many-requests"))
                .body("detail", containsString("may come in 3"));
    }

    private double refused(String by) {
        return meters.get("requests.limited").tag("by", by).counter().count();
    }
}
