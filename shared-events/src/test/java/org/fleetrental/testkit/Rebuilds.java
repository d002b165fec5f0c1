package org.fleetrental.testkit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Rebuilds of projections, as an operator asks for them. */
public final class Rebuilds {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rebuilds() {}

    /** @return where to look for the end of it */
    public static String begin(String projection) {
        return operator()
                .post("/v1/messaging/projections/{name}/rebuild", projection)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    /** Waits until it has come to an end, good or bad. */
    public static ValidatableResponse awaitEnd(String rebuild) {
        return await().atMost(PATIENCE)
                .until(
                        () -> operator().get(rebuild).then().statusCode(200),
                        answer -> !answer.extract().path("state").equals("RUNNING"));
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", Tokens.bearer("operator")).contentType("application/json");
    }
}
