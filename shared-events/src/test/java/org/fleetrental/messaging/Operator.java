package org.fleetrental.messaging;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;

/** An operator at the HTTP API of the service under test. */
public final class Operator {

    public static final Operator ANN = new Operator("ann");
    public static final Operator BOB = new Operator("bob");

    private final String name;

    private Operator(String name) {
        this.name = name;
    }

    public RequestSpecification asks() {
        return given().header("Authorization", Tokens.bearerOf(name, "operator"))
                .contentType("application/json");
    }

    public ValidatableResponse replay(UUID letter) {
        return asks().post("/v1/dead-letters/{id}/replay", letter).then();
    }

    public ValidatableResponse discard(UUID letter, String reason) {
        return asks().body(Map.of("reason", reason))
                .post("/v1/dead-letters/{id}/discard", letter)
                .then();
    }

    public ValidatableResponse show(UUID letter) {
        return asks().get("/v1/dead-letters/{id}", letter).then();
    }

    /** Of one key, the first of its queue first. */
    public JsonPath letters(UUID key) {
        return new JsonPath(asks().queryParam("key", key.toString())
                        .get("/v1/dead-letters")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .setRootPath("items.sort { it.offset }");
    }

    public UUID letter(UUID key, int place) {
        return UUID.fromString(letters(key).getString("[" + place + "].id"));
    }

    /** What is recorded about a letter, an event or a run, the newest first. */
    public JsonPath actions(UUID subject) {
        return asks().queryParam("subjectId", subject.toString())
                .get("/v1/messaging/actions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
