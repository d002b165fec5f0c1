package org.fleetrental.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.Ports;
import org.fleetrental.local.SystemService;

/**
 * The APIs of the running system, as its operator. Every answer other than a 2xx is an {@link IOException}: a
 * {@link ServiceProblemException} with what the service says.
 */
final class OperatorApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than a service waits for its database and for Kafka. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration TOKEN_LIFESPAN = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Ports ports;
    private final LocalTokens tokens;

    OperatorApi(Ports ports, LocalTokens tokens) {
        this.ports = ports;
        this.tokens = tokens;
    }

    /** Of the system that runs from this repository. */
    static OperatorApi here() {
        var supervisor = Supervisor.here();
        return new OperatorApi(supervisor.ports(), LocalTokens.in(supervisor.keys()));
    }

    JsonNode get(SystemService service, String path) throws IOException {
        return send(service, request(service, path).build());
    }

    /** @param body empty for none */
    JsonNode post(SystemService service, String path, Map<String, ?> body) throws IOException {
        var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        return send(
                service,
                request(service, path)
                        .header("Content-Type", "application/json")
                        .POST(content)
                        .build());
    }

    /** With a token of its own: a rebuild may be watched for longer than a token should be good. */
    private HttpRequest.Builder request(SystemService service, String path) {
        var token = tokens.token("operator", TOKEN_LIFESPAN, "operator");
        return HttpRequest.newBuilder(URI.create("http://" + Ports.HOST + ":" + ports.service(service) + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(SystemService service, HttpRequest request) throws IOException {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var content = json(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new ServiceProblemException(service, answer.statusCode(), content);
            }
            return content;
        } catch (ConnectException down) {
            throw new IOException(service.module() + " does not run: ./fleet up first.", down);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty() ? NullNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException other) {
            return NullNode.getInstance();
        }
    }
}
