package org.fleetrental.accounting.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rentals-service, asked in the caller's name. It knows nothing of events: that is what makes it worth asking. */
@ApplicationScoped
class RentalsApi {

    private static final String FACTS = "/v1/rentals/facts";
    private static final int PAGE = 200;
    private static final int NOT_FOUND = 404;

    private final ReconciliationConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    RentalsApi(ReconciliationConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.rentalsPatience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** It does not answer, or not as it has promised. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** @param next where the next part is; null at the end */
    record Facts(List<Fact> facts, @Nullable String next) {}

    /** Where the facts begin that have changed since. */
    static String since(Instant updatedSince) {
        return FACTS + "?limit=" + PAGE + "&updatedSince="
                + URLEncoder.encode(updatedSince.toString(), StandardCharsets.UTF_8);
    }

    /** @param place {@link #since} or the {@link Facts#next} of the part before */
    Facts facts(String place, String authorization) throws UnavailableException {
        var answer = get(place, authorization);
        if (answer == null) {
            throw new UnavailableException("rentals-service has no " + FACTS);
        }
        try {
            var facts = new ArrayList<Fact>();
            for (var item : answer.required("items")) {
                facts.add(Fact.of(item));
            }
            var next = answer.path("next").textValue();
            if (next != null && !next.startsWith(FACTS)) {
                throw new UnavailableException("rentals-service leads on to " + next);
            }
            return new Facts(facts, next);
        } catch (RuntimeException other) {
            throw new UnavailableException("The answer of rentals-service is not understood: " + other.getMessage());
        }
    }

    boolean knows(UUID rentalId, String authorization) throws UnavailableException {
        return get("/v1/rentals/" + rentalId, authorization) != null;
    }

    private @Nullable JsonNode get(String pathAndQuery, String authorization) throws UnavailableException {
        var request = HttpRequest.newBuilder(URI.create(config.rentalsUrl() + pathAndQuery))
                .timeout(config.rentalsPatience())
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> json.readTree(answer.body());
                case NOT_FOUND -> null;
                default -> throw new UnavailableException("rentals-service answers %d".formatted(answer.statusCode()));
            };
        } catch (IOException silence) {
            throw new UnavailableException("rentals-service does not answer: " + silence);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted while rentals-service was asked");
        }
    }
}
