package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class PrometheusTest {

    private static final Path RULES = Folders.repository().resolve("deploy/observability/rules");

    @TempDir
    Path home;

    @Test
    void whatIsNotOnThePathIsNotInstalled() throws IOException {
        var program = Files.createFile(home.resolve("watcher"));
        assertThat(Programs.isInstalled("watcher", "/nowhere:" + home)).isFalse();
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(Programs.isInstalled("watcher", "/nowhere:" + home)).isTrue();
        assertThat(Programs.isInstalled("other", "/nowhere::" + home)).isFalse();
    }

    @Test
    void itAsksTheServicesLoadsTheRulesAndShowsTheDashboards() throws Exception {
        if (!Prometheus.isInstalled()) {
            var line = "prometheus is not installed, so this is NOT checked: ./fleet up --observe";
            System.err.println(line);
            throw new TestAbortedException(line);
        }
        var service = service("outbox_parked 3\n");
        var address = Ports.HOST + ":" + service.getAddress().getPort();
        var prometheus = new Prometheus(home, Ports.freeRow(1), RULES, Map.of("rentals-service", address));
        try {
            prometheus.start();

            var pending = "/api/v1/query?query=ALERTS%7Balertname=%22OutboxEventsParked%22%7D";
            assertThat(Waiting.until(
                            () -> !json(prometheus, pending).at("/data/result").isEmpty(), Duration.ofSeconds(60)))
                    .as("an alert of a scraped figure")
                    .isTrue();
            assertThat(json(prometheus, pending).at("/data/result/0/metric/job").asText())
                    .isEqualTo("rentals-service");
            assertThat(get(prometheus, "/consoles/messaging.html"))
                    .contains("<a href=\"/graph?g0.expr=", "rentals-service", "<td>3</td>");
        } finally {
            prometheus.stop();
            service.stop(0);
        }
    }

    private static HttpServer service(String metrics) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
        server.createContext("/q/metrics", exchange -> {
            var body = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static JsonNode json(Prometheus prometheus, String path) {
        try {
            return new ObjectMapper().readTree(get(prometheus, path));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String get(Prometheus prometheus, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(prometheus.url() + path)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
