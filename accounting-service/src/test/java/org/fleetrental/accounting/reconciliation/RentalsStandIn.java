package org.fleetrental.accounting.reconciliation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Rentals-service as far as reconciliation asks it: one fact on each page. */
final class RentalsStandIn implements AutoCloseable {

    private final HttpServer server;
    private final List<String> facts = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int status = 200;
    private @Nullable String authorization;
    private @Nullable String firstQuestion;

    RentalsStandIn() throws IOException {
        var address = ConfigProvider.getConfig().getValue("fleet.accounting.rentals-url", URI.class);
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param lines as JSON */
    void tells(UUID rentalId, String state, String currency, String updatedAt, String... lines) {
        known.add(rentalId.toString());
        facts.add("""
                {"rentalId": "%s", "customerId": "%s", "vehicleId": "%s", "state": "%s", "version": 3, "currency": "%s",
                "lines": [%s], "total": {"net": {"amountMinor": 1, "currency": "EUR"}}, "updatedAt": "%s", "reservedAt": "%s",
                "completedAt": null}
                """.formatted(
                        rentalId,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        state,
                        currency,
                        String.join(",", lines),
                        updatedAt,
                        updatedAt));
    }

    static String line(UUID lineId, long net, long tax) {
        return """
                {"id": "%s", "kind": "RENTAL", "description": "2 days", "quantity": 2, "net": {"amountMinor": %d, "currency": "EUR"},
                "tax": {"amountMinor": %d, "currency": "EUR"}}
                """.formatted(lineId, net, tax);
    }

    void knows(UUID rentalId) {
        known.add(rentalId.toString());
    }

    void answersWith(int failure) {
        status = failure;
    }

    @Nullable
    String authorization() {
        return authorization;
    }

    @Nullable
    String firstQuestion() {
        return firstQuestion;
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var path = exchange.getRequestURI().getPath();
        if (firstQuestion == null) {
            firstQuestion = exchange.getRequestURI().toString();
        }
        if (status != 200) {
            send(exchange, status, "{}");
        } else if (path.equals("/v1/rentals/facts")) {
            send(exchange, 200, page(exchange.getRequestURI().getQuery()));
        } else {
            send(exchange, known.contains(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404, "{}");
        }
    }

    private String page(String query) {
        var place = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
        var next = place + 1 < facts.size() ? "\"/v1/rentals/facts?cursor=%d\"".formatted(place + 1) : "null";
        return "{\"items\": [%s], \"next\": %s}".formatted(facts.isEmpty() ? "" : facts.get(place), next);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
