package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.Ports;
import org.fleetrental.local.SystemService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands make of answers; the services' own tests see to the answers. */
class OperatorApiTest {

    @TempDir
    Path keys;

    private final List<String> requests = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private HttpServer service;
    private OperatorApi api;

    @BeforeEach
    void answer() throws IOException {
        var ports = Ports.free();
        service = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName(Ports.HOST), ports.service(SystemService.RENTALS)), 0);
        service.createContext("/", exchange -> {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request);
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            var parts = answers.getOrDefault(request, "404 {\"title\":\"Not found\"}")
                    .split(" ", 2);
            var body = parts[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(parts[0]), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        api = new OperatorApi(ports, LocalTokens.in(keys.resolve("keys")));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void aRefusalIsTheServicesProblemInOneLine() {
        answers.put(
                "POST /v1/dead-letters/7/replay",
                "409 {\"title\":\"Dead letter waits\",\"detail\":\"It waits for 6\",\"status\":409}");

        assertThatThrownBy(() -> api.post(SystemService.RENTALS, "/v1/dead-letters/7/replay", Map.of()))
                .isInstanceOf(ServiceProblemException.class)
                .hasMessage("rentals-service answers 409, Dead letter waits: It waits for 6");
    }

    @Test
    void aServiceThatDoesNotRunIsNamed() {
        assertThatThrownBy(() -> api.get(SystemService.FLEET, "/v1/dead-letters"))
                .isInstanceOf(IOException.class)
                .hasMessage("fleet-service does not run: ./fleet up first.");
    }

    @Test
    void whatOneServiceHasIsFoundWhileAnotherDoesNotRun() throws IOException {
        answers.put("GET /v1/dead-letters/7", "200 {\"id\":\"7\"}");

        var letter =
                new ServiceChoice().whoHas("dead letter", "7", service -> api.get(service, "/v1/dead-letters/" + 7));

        assertThat(letter.path("id").asText()).isEqualTo("7");
    }

    @Test
    void whatNobodyHasThatAnswersIsNotSaidToBeNowhere() {
        assertThatThrownBy(() -> new ServiceChoice()
                        .whoHas("dead letter", "8", service -> api.get(service, "/v1/dead-letters/" + 8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fleet-service does not run")
                .hasMessageNotContaining("rentals-service");
    }

    @Test
    void everyRequestHasATokenOfItsOwn() throws IOException {
        answers.put("GET /v1/messaging", "200 {}");

        api.get(SystemService.RENTALS, "/v1/messaging");
        api.get(SystemService.RENTALS, "/v1/messaging");

        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aListIsReadPartByPartUpToTheLimit() throws IOException {
        answers.put("GET /v1/things?limit=3&key=a+b", "200 {\"items\":[1,2],\"next\":\"/v1/things?cursor=2\"}");
        answers.put("GET /v1/things?cursor=2", "200 {\"items\":[3,4],\"next\":\"/v1/things?cursor=4\"}");

        var parameters = new HashMap<String, String>();
        parameters.put("key", "a b");
        parameters.put("topic", null);
        var items = Listing.read(api, SystemService.RENTALS, "/v1/things", parameters, 3);

        assertThat(items.toString()).isEqualTo("[1, 2, 3]");
        assertThat(requests).hasSize(2);
    }
}
