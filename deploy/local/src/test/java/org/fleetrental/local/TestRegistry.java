package org.fleetrental.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.Difference;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.jspecify.annotations.Nullable;

/** The shared registry, also past the registration: what somebody does by hand. */
public final class TestRegistry {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final LocalTokens tokens;

    private TestRegistry(BackingServices backing) {
        this.api = backing.registryUrl();
        this.tokens = backing.tokens();
    }

    public static TestRegistry shared() {
        return new TestRegistry(BackingServices.shared());
    }

    SchemaRegistration registration() {
        return new SchemaRegistration(URI.create(api), tokens.schemaDeploymentToken());
    }

    public List<Difference> register(EventType type) {
        return registration().register(List.of(type));
    }

    public String deploymentToken() {
        return tokens.schemaDeploymentToken();
    }

    LocalTokens tokens() {
        return tokens;
    }

    /** @param path below the v3 API, or from another API's root: {@code /apis/...} */
    public HttpResponse<String> send(String method, String path, @Nullable Object body, @Nullable String token)
            throws IOException, InterruptedException {
        var root = path.startsWith("/apis/") ? api.substring(0, api.indexOf("/apis/")) : api;
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** As everybody may. */
    JsonNode read(String path) throws IOException, InterruptedException {
        var answer = send("GET", path, null, null);
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
