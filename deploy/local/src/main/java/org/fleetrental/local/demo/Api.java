package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The public APIs. Each call begins a trace of its own. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The ledger of a whole season is made anew in one call. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Function<String, URI> baseUrl;
    private final String token;
    private final String traceFlags;

    /** @param baseUrl of a service, by its short name */
    public Api(Function<String, URI> baseUrl, String token) {
        this(baseUrl, token, "00");
    }

    private Api(Function<String, URI> baseUrl, String token, String traceFlags) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.traceFlags = traceFlags;
    }

    /** The same, with traces that are exported; where nobody takes them, each service would complain. */
    public Api traced() {
        return new Api(baseUrl, token, "01");
    }

    Call post(String name, String service, String path, Map<String, ?> body) throws IOException {
        return send(name, service, path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /** @throws IOException also if the answer is not 200 */
    JsonNode get(String service, String path) throws IOException {
        return content(send(path, service, path, BodyPublishers.noBody()));
    }

    /** What another service will have in a moment: asked for until it is there. */
    JsonNode await(String service, String path) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var call = send(path, service, path, BodyPublishers.noBody());
        while (call.status() == 404 && System.nanoTime() < deadline) {
            call = send(path, service, path, BodyPublishers.noBody());
        }
        return content(call);
    }

    private static JsonNode content(Call call) throws IOException {
        if (call.status() != 200) {
            throw new IOException(
                    "GET %s of %s answers %d: %s".formatted(call.name(), call.service(), call.status(), call.body()));
        }
        return call.body();
    }

    private Call send(String name, String service, String path, HttpRequest.BodyPublisher body) throws IOException {
        var traceId = UUID.randomUUID().toString().replace("-", "");
        var request = HttpRequest.newBuilder(URI.create(baseUrl.apply(service) + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", "00-" + traceId + "-0000000000000001-" + traceFlags)
                .method(body.contentLength() == 0 ? "GET" : "POST", body)
                .build();
        var begun = System.nanoTime();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var took = (System.nanoTime() - begun) / 1_000_000;
            var content = answer.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(answer.body());
            return new Call(name, service, traceId, begun, took, answer.statusCode(), content);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
