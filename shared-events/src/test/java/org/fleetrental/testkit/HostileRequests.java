package org.fleetrental.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fleetrental.local.LocalTokens;
import org.junit.jupiter.api.Test;

/**
 * Requests that nobody sends who means well, made from the service's OpenAPI document: whatever comes, the answer is
 * one that the document could have, never a failure of ours. A service's own test extends this.
 *
 * <p>{@code -Dfleet.hostile.requests} says how many, {@code -Dfleet.hostile.seed} which.
 */
public abstract class HostileRequests {

    private static final int REQUESTS = Integer.getInteger("fleet.hostile.requests", 500);
    private static final long SEED = Long.getLong("fleet.hostile.seed", 20_261_124);
    private static final int TOLD_MAX = 10;
    private static final int IDS_MAX = 500;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern STACK_TRACE = Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(|Exception\\b|SQLSTATE");

    private final Random random = new Random(SEED);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> ids = new ArrayList<>();

    @Test
    void nothingThatIsSentMakesTheServiceFail() throws IOException, InterruptedException {
        var document = ApiDocument.served();
        var operations = document.operations();
        var token = Tokens.bearer(LocalTokens.ROLES.toArray(String[]::new));
        var wrong = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS && wrong.size() < TOLD_MAX; i++) {
            var operation = operations.get(i % operations.size());
            var malice = new Malice(document, random, this::id);
            var request = malice.request(operation);
            var answer = send(request, token);
            keepIds(answer.body());
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            if (isWrong(answer)) {
                wrong.add("%d to %s: %s".formatted(answer.statusCode(), request, cut(answer.body())));
            }
        }

        System.out.printf("%,d hostile requests, seed %d, answered by %s%n", REQUESTS, SEED, statuses);
        assertThat(wrong).as("seed %d", SEED).isEmpty();
        // Otherwise they were not hostile.
        assertThat(statuses.tailMap(400).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThan(REQUESTS / 2);
    }

    private HttpResponse<String> send(Malice.Request request, String token) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + request.target()))
                .timeout(TIMEOUT)
                .header("Authorization", token)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        try {
            return http.send(builder.build(), BodyHandlers.ofString());
        } catch (IOException closed) {
            // By the server, after a request line over its limit; the client took the connection for a good one.
            return http.send(builder.build(), BodyHandlers.ofString());
        }
    }

    /**
     * A service that needs another one may say that it is away; it fails in no other way. A request line over the
     * server's limit never gets to us.
     */
    private static boolean isWrong(HttpResponse<String> answer) {
        int status = answer.statusCode();
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return (status >= 500 && status != 503)
                || (status >= 400 && status != 414 && !type.startsWith("application/problem+json"))
                || STACK_TRACE.matcher(answer.body()).find();
    }

    /** Of something that is there, so that not all ends with a 404. */
    private String id() {
        return ids.isEmpty() || random.nextBoolean()
                ? UUID.randomUUID().toString()
                : ids.get(random.nextInt(ids.size()));
    }

    private void keepIds(String body) {
        var found = UUIDS.matcher(body);
        while (found.find() && ids.size() < IDS_MAX) {
            ids.add(found.group());
        }
    }

    private static String cut(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }
}
