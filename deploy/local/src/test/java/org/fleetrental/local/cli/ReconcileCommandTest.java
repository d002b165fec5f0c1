package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fleetrental.local.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command makes of answers; the comparison itself is accounting-service's. */
class ReconcileCommandTest {

    private static final String AGREED = """
            {"rentals":3,"differences":[],"complete":true}""";
    private static final String DIFFERENT = """
            {"rentals":1,"differences":[{"kind":"NOT_EARNED","rentalId":"r","detail":"d"}],"complete":true}""";

    private final List<String> requests = new ArrayList<>();
    private final StringWriter said = new StringWriter();
    private String answer = AGREED;
    private int status = 200;
    private HttpServer accounting;

    @BeforeEach
    void answer() throws IOException {
        accounting = HttpServer.create(new InetSocketAddress(InetAddress.getByName(Ports.HOST), 0), 0);
        accounting.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        accounting.start();
    }

    @AfterEach
    void stop() {
        accounting.stop(0);
    }

    @Test
    void everyDayIsComparedWithTheToken() {
        assertThat(run(Map.of("FLEET_ACCOUNTANT_TOKEN", "t"))).isZero();

        assertThat(requests)
                .containsExactly(
                        "/v1/reconciliation?from=2026-02-28&to=2026-02-28 Bearer t",
                        "/v1/reconciliation?from=2026-03-01&to=2026-03-01 Bearer t");
    }

    @Test
    void aDifferenceIsAFailure() {
        answer = DIFFERENT;
        assertThat(run(Map.of("FLEET_ACCOUNTANT_TOKEN", "t"))).isOne();
    }

    @Test
    void moreThanOneAnswerTakesIsAFailure() {
        answer = AGREED.replace("true", "false");
        assertThat(run(Map.of("FLEET_ACCOUNTANT_TOKEN", "t"))).isOne();
    }

    @Test
    void aRefusalIsAFailureThatSaysWhy() {
        status = 401;
        answer = "expired";
        assertThat(run(Map.of("FLEET_ACCOUNTANT_TOKEN", "t"))).isOne();
        assertThat(said.toString()).contains("401", "expired");
    }

    @Test
    void withoutATokenNobodyIsAsked() {
        assertThat(run(Map.of())).isOne();
        assertThat(said.toString()).contains("FLEET_ACCOUNTANT_TOKEN is not set");
        assertThat(requests).isEmpty();
    }

    private int run(Map<String, String> environment) {
        return Fleet.commandLine(new ReconcileCommand(environment))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "--from", "2026-02-28",
                        "--to", "2026-03-01",
                        "--accounting",
                                "http://" + Ports.HOST + ":"
                                        + accounting.getAddress().getPort());
    }
}
