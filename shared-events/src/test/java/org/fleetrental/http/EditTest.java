package org.fleetrental.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.fleetrental.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EditTest {

    @Path("/v1/notes")
    @ApplicationScoped
    static class Notes {

        record Edit(
                @NotNull @Size(max = 5) String title,
                @Nullable String text,
                int stars,
                @Nullable Money price) {}

        @Inject
        MergePatch patches;

        @PATCH
        @Consumes(MergePatch.MEDIA_TYPE)
        @RolesAllowed("agent")
        public Response edit(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
            var edit = patches.apply(patch, new Edit("note", "first", 3, new Money(100, "EUR")));
            return IfMatch.refusal(ifMatch, 7)
                    .map(Problem::response)
                    .orElseGet(() -> IfMatch.tagged(Response.ok(edit), 8).build());
        }
    }

    @Test
    void aFieldOfThePatchIsSetAndTheOthersStay() {
        patch("{\"text\":null,\"price\":{\"amountMinor\":250}}")
                .statusCode(200)
                .header("ETag", "\"8\"")
                .body("title", equalTo("note"))
                .body("text", nullValue())
                .body("stars", equalTo(3))
                .body("price.amountMinor", equalTo(250))
                .body("price.currency", equalTo("EUR"));
    }

    @Test
    void whatCannotBeEditedIsNamed() {
        refused("{\"author\":null}", 400, "author", "there is no such field");
        refused("{\"stars\":\"many\"}", 400, "stars", "not a valid int");
        refused("{\"stars\":null}", 400, "stars", "not a valid int");
        refused("{\"price\":{\"amountMinor\":1.5}}", 400, "price.amountMinor", "not a valid long");
        refused("{\"title\":\"too long\"}", 422, "title", "size must be between 0 and 5");
        refused("{\"title\":null}", 422, "title", "must not be null");
        refused("[]", 400, "(body)", "not a valid ObjectNode");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        request("\"7\"")
                .contentType("application/json")
                .body("{}")
                .patch("/v1/notes")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "\"6\", \"7\""})
    void aTagOfTheVersionThatIsThereLetsTheEditPass(String ifMatch) {
        edit(ifMatch, "{}").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "\"77\"", "\"\""})
    void anotherTagDoesNot(String ifMatch) {
        edit(ifMatch, "{}")
                .statusCode(412)
                .body("type", equalTo("urn:fleet:problem:precondition-failed"))
                .body("etag", equalTo("\"7\""));
    }

    @Test
    void withoutATagNothingIsEdited() {
        request(null)
                .contentType(MergePatch.MEDIA_TYPE)
                .body("{}")
                .patch("/v1/notes")
                .then()
                .statusCode(428)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("urn:fleet:problem:precondition-required"));
    }

    private static void refused(String patch, int status, String field, String reason) {
        patch(patch)
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", equalTo(reason));
    }

    private static ValidatableResponse patch(String patch) {
        return edit("\"7\"", patch);
    }

    private static ValidatableResponse edit(String ifMatch, String patch) {
        return request(ifMatch)
                .contentType(MergePatch.MEDIA_TYPE)
                .body(patch)
                .patch("/v1/notes")
                .then();
    }

    private static io.restassured.specification.RequestSpecification request(@Nullable String ifMatch) {
        var request = given().header("Authorization", Tokens.bearer("agent"));
        return ifMatch == null ? request : request.header("If-Match", ifMatch);
    }
}
