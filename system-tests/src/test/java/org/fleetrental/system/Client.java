package org.fleetrental.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.local.LocalSystem;

/** Calls the APIs with a token that has every role, unless told otherwise. Safe for many threads. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final LocalSystem system;
    private final String token;
    private final Duration patience;

    public Client(LocalSystem system) {
        this(system, TIMEOUT);
    }

    /** @param patience how long an answer may take */
    public Client(LocalSystem system, Duration patience) {
        this.system = system;
        this.patience = patience;
        this.token = system.tokens()
                .token(
                        "system-test",
                        Duration.ofHours(1),
                        "agent",
                        "mechanic",
                        "accountant",
                        "fleet-manager",
                        "operator",
                        "admin");
    }

    public Answer get(String service, String path) {
        return send(service, request(service, path).GET());
    }

    public Answer post(String service, String path, Map<String, ?> body) {
        return post(
                service, path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer post(String service, String path, Map<String, ?> body, Map<String, String> headers) {
        try {
            var request = request(service, path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            headers.forEach(request::setHeader);
            return send(service, request);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(system.baseUrl(service) + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** @throws UncheckedIOException if there is no answer, and so nobody knows whether there was an effect */
    private Answer send(String service, HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var body = response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), body, response.headers());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(service + " did not answer", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
