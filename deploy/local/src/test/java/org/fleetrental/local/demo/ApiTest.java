package org.fleetrental.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {

    private final List<String> traces = new ArrayList<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            traces.add(exchange.getRequestHeaders().getFirst("traceparent"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        api = new Api(_ -> url, "token");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void eachCallBeginsATraceAndOnlyThoseOfATracedApiAreExported() throws IOException {
        var silent = api.post("a call", "fleet", "/", Map.of());
        var traced = api.traced().post("a call", "fleet", "/", Map.of());
        var another = api.traced().post("a call", "fleet", "/", Map.of());

        assertThat(traces)
                .containsExactly(traceparent(silent, "00"), traceparent(traced, "01"), traceparent(another, "01"));
        assertThat(traced.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(another.traceId());
    }

    /** W3C Trace Context: version, trace, parent, and whether it is sampled. */
    private static String traceparent(Call call, String flags) {
        return "00-%s-0000000000000001-%s".formatted(call.traceId(), flags);
    }
}
