package org.fleetrental.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fleetrental.local.LocalTokens;

/** As much of an OpenID Connect provider as a service knows of it: the address of its keys. On loopback. */
public final class IdentityProvider implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Map<String, String>> always;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String body;

    public IdentityProvider() {
        this(List.of());
    }

    private IdentityProvider(List<Map<String, String>> always) {
        this.always = always;
        this.body = keySet(always);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/certs", this::answer);
        server.start();
    }

    /** One that publishes the local system's key beside its own, so that {@link Tokens} are good as well. */
    public static IdentityProvider besideLocalKey(Path publicKey) {
        return new IdentityProvider(List.of(SigningKey.published(LocalTokens.KEY_ID, readPublicKey(publicKey))));
    }

    /** What {@code mp.jwt.verify.publickey.location} is set to. */
    public URI keys() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs");
    }

    /** These keys, and no others from now on. */
    public void publish(SigningKey... keys) {
        answerWith(
                200,
                keySet(Stream.concat(always.stream(), Stream.of(keys).map(SigningKey::published))
                        .toList()));
    }

    /** As a provider that is being mended does, or the proxy before it. */
    public void answerWith(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** How often the keys were asked for. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String keySet(List<Map<String, String>> keys) {
        try {
            return JSON.writeValueAsString(Map.of("keys", keys));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAPublicKey readPublicKey(Path pem) {
        try {
            var body = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(body));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
