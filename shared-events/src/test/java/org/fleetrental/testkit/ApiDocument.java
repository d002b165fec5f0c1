package org.fleetrental.testkit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document that the service under test serves. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    /** @param description the operation's own part of the document */
    record Operation(String method, String path, JsonNode description) {

        String name() {
            return method + " " + path;
        }

        /** Null if it takes none. */
        JsonNode body() {
            return description.path("requestBody").path("content");
        }
    }

    static ApiDocument served() {
        try {
            var document =
                    given().queryParam("format", "json").get(address()).then().statusCode(200);
            return new ApiDocument(
                    new ObjectMapper().readTree(document.extract().asString()));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** As it is committed. */
    static String yaml() {
        return given().queryParam("format", "yaml")
                .get(address())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** At the management port: who may call an API need not be shown all of it. */
    private static String address() {
        return TestHTTPResourceManager.getManagementUri() + "/openapi";
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))
                        .forEach(operations::add));
        return operations;
    }

    String version() {
        return root.path("openapi").asText();
    }

    /** Of the content itself, or of the schema that it has. */
    boolean hasExample(JsonNode content) {
        return content.has("example") || content.has("examples") || example(content) != null;
    }

    /** Null if there is none. */
    @Nullable
    JsonNode example(JsonNode content) {
        var own = content.path("example");
        var ofSchema = resolve(content.path("schema")).path("examples").path(0);
        return !own.isMissingNode() ? own : ofSchema.isMissingNode() ? null : ofSchema;
    }

    /** A schema, or the one that it refers to. */
    JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }
}
