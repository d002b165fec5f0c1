package org.fleetrental.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The APIs of the running system, as its operator. */
final class OperatorApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than a service waits for its database and for Kafka. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Ports ports;
    private final String token;

    OperatorApi(Ports ports, LocalTokens tokens) {
        this.ports = ports;
        this.token = tokens.token("operator", Duration.ofMinutes(10), "operator");
    }

    /** @throws IOException also if the answer is not 200, with what the service says */
    JsonNode get(SystemService service, String path) throws IOException {
        var address = URI.create("http://" + Ports.HOST + ":" + ports.service(service) + path);
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "%s answers %d: %s".formatted(service.module(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (ConnectException down) {
            throw new IOException(service.module() + " does not run: ./fleet up first.", down);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }
}
