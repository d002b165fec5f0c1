package org.fleetrental.testkit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every answer of a service has to be, whatever was asked. A service's own test extends this. */
public abstract class AnswerRules {

    @Test
    void everyAnswerTellsBrowsersToDoNothingWithIt() {
        assertAll(Stream.of(
                        operator().get("/v1/messaging"),
                        operator().get("/v1/messaging/actions?limit=0"),
                        operator().get("/v1/dead-letters/00000000-0000-0000-0000-000000000000"),
                        operator().contentType("text/plain").body("x").post("/v1/messaging/replays"),
                        operator().contentType("application/json").body("{").post("/v1/messaging/replays"),
                        operator()
                                .contentType("application/json")
                                .body("x".repeat(2 * 1024 * 1024))
                                .post("/v1/messaging/replays"),
                        operator().delete("/v1/messaging"),
                        operator().options("/v1/messaging"),
                        given().get("/v1/messaging"),
                        given().get("/"),
                        given().get("/nowhere"))
                .map(answer -> () -> hasSafeHeaders(answer)));
    }

    @Test
    void requestsAreNotEchoed() {
        operator().request("TRACE", "/v1/messaging").then().statusCode(405);
        given().request("TRACE", "/").then().statusCode(404);
    }

    @Test
    void whatIsForThoseWhoRunTheServiceIsAtTheManagementPortOnly() {
        assertAll(Stream.of("openapi", "health", "health/live", "metrics", "dev", "dev-ui", "swagger-ui", "info")
                .map(path -> () -> given().get("/q/" + path)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json")
                        .body("type", equalTo("urn:fleet:problem:not-found"))));
        assertAll(Stream.of("/openapi", "/health/live", "/metrics")
                .map(path -> () -> given().get(TestHTTPResourceManager.getManagementUri() + path)
                        .then()
                        .statusCode(200)));
    }

    private static ValidatableResponse hasSafeHeaders(Response answer) {
        return answer.then()
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue());
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", Tokens.bearer("operator"));
    }
}
