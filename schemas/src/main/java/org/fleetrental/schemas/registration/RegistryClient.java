package org.fleetrental.schemas.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Apicurio Registry's v3 API, as far as it is needed here. Waits up to 15 s for an answer, and asks three times: what
 * is asked for twice is done once, because what is there already stays as it is.
 */
final class RegistryClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ATTEMPTS_MAX = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String api;
    private final @Nullable String token;

    /** @param token sent with every request, if there is one */
    RegistryClient(URI api, @Nullable String token) {
        this.api = api.toString().replaceAll("/+$", "");
        this.token = token;
    }

    /** Empty if there is no such thing. */
    Optional<JsonNode> find(String path) {
        var answer = send("GET", path, null);
        return answer.isMissing()
                ? Optional.empty()
                : Optional.of(good(answer, path).body());
    }

    /** @return whether it is new; not so if somebody else has made it at the same time */
    boolean create(String path, Object body, String subject) {
        var answer = send("POST", path, body);
        return !answer.isThereAlready() && good(answer, subject).isGood();
    }

    void change(String path, Object body, String subject) {
        good(send("PUT", path, body), subject);
    }

    private RegistryAnswer good(RegistryAnswer answer, String subject) {
        if (!answer.isGood()) {
            throw answer.refusal(subject, token != null);
        }
        return answer;
    }

    private RegistryAnswer send(String method, String path, @Nullable Object body) {
        var request = request(method, path, body);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    var answer = http.send(request, BodyHandlers.ofString());
                    return new RegistryAnswer(answer.statusCode(), tree(answer.body()));
                } catch (IOException failure) {
                    if (attempt == ATTEMPTS_MAX) {
                        throw new UncheckedIOException(
                                "The registry at " + api + " does not answer: " + failure, failure);
                    }
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RegistrationException("Interrupted while the registry was asked for " + path);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                .header("Content-Type", "application/json")
                .timeout(ANSWER_WITHIN);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Something between here and the registry may answer in another form. */
    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
