package org.fleetrental.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Stands before the registry, lets every request through, and loses every other answer. */
final class ForgetfulRegistry implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI registry;
    private int lost;
    private int passed;

    ForgetfulRegistry(URI registry) {
        this.registry = registry;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    URI api() {
        return registry.resolve(
                "http://" + Ports.HOST + ":" + server.getAddress().getPort() + registry.getPath());
    }

    int lost() {
        return lost;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                    .header("Content-Type", "application/json")
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (lost == passed) {
                lost++;
                return;
            }
            passed++;
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
