package org.fleetrental.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.Test;

/** What goes wrong before a method of ours is called is told in the same form as all else. */
@QuarkusTest
class HttpErrorsTest {

    @Path("/v1/letters")
    @Consumes("application/json")
    @ApplicationScoped
    static class Letters {

        record Letter(String text) {}

        @POST
        @RolesAllowed("agent")
        public Letter send(Letter letter) {
            return letter;
        }

        @GET
        @Path("{id}")
        @Produces("application/json")
        @RolesAllowed("agent")
        public Letter get(UUID id) {
            return new Letter(id.toString());
        }
    }

    @Test
    void anUnknownPathIsNotFound() {
        isProblem(agent().get("/v1/nowhere"), 404, "not-found");
        isProblem(given().get("/nowhere"), 404, "not-found");
        isProblem(agent().get("/v1/letters/not-an-id"), 404, "not-found");
    }

    @Test
    void aMethodThatThePathDoesNotHaveIsNotAllowed() {
        isProblem(agent().delete("/v1/letters"), 405, "method-not-allowed");
    }

    @Test
    void anAnswerInAnotherFormIsNotAcceptable() {
        isProblem(agent().accept("image/png").get("/v1/letters/" + UUID.randomUUID()), 406, "not-acceptable");
    }

    @Test
    void aBodyInAnotherFormIsNotSupported() {
        isProblem(agent().contentType("text/plain").body("hello").post("/v1/letters"), 415, "unsupported-media-type");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        var text = "x".repeat(2 * 1024 * 1024);
        isProblem(
                agent().contentType("application/json")
                        .body("{\"text\":\"%s\"}".formatted(text))
                        .post("/v1/letters"),
                413,
                "body-too-large");
    }

    @Test
    void withoutATokenItIsUnauthorized() {
        isProblem(given().contentType("application/json").body("{}").post("/v1/letters"), 401, "unauthorized");
    }

    private static RequestSpecification agent() {
        return given().header("Authorization", Tokens.bearer("agent"));
    }

    private static void isProblem(Response answer, int status, String name) {
        answer.then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:fleet:problem:" + name))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }
}
