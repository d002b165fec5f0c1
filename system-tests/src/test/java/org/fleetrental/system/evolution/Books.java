package org.fleetrental.system.evolution;

import static org.fleetrental.system.RentalCompany.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.system.Answer;
import org.fleetrental.system.Client;

/** What accounting knows of maintenance, by its API. */
final class Books {

    private static final String EXPENSES = "/v1/accounts/5000/entries?limit=200";

    private final Client client;

    Books(Client client) {
        this.client = client;
    }

    /** The entries for the cost of a job, when there is one at least. */
    List<JsonNode> awaitCostOf(UUID job) {
        return eventually().ignoreExceptions().until(() -> of(job), found -> !found.isEmpty());
    }

    private List<JsonNode> of(UUID job) {
        return entries().stream()
                .filter(entry -> entry.path("jobId").asText().equals(job.toString()))
                .toList();
    }

    /** All entries for maintenance, in the order of the journal. */
    List<JsonNode> entries() {
        var entries = new ArrayList<JsonNode>();
        for (var next = EXPENSES; !next.isEmpty(); ) {
            var page = client.get("accounting", next).expect(200);
            page.body().path("items").forEach(entries::add);
            next = page.body().path("next").asText("");
        }
        return entries;
    }

    JsonNode openDeadLetters() {
        return client.get("accounting", "/v1/dead-letters?status=OPEN").expect(200).body().path("items");
    }

    /** Replays a topic and returns when that is over. */
    Answer replay(String topic, Instant from) {
        var started = client.post(
                        "accounting", "/v1/messaging/replays", Map.of("topic", topic, "from", from.toString()))
                .expect(202);
        var place = "/v1/messaging/replays/" + started.at("/id");
        return eventually()
                .until(
                        () -> client.get("accounting", place).expect(200),
                        answer -> !answer.at("/state").equals("RUNNING"));
    }
}
