package org.fleetrental.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts schemas into Apicurio Registry, as a step of a deployment: services look schemas up and never register any.
 *
 * <p>Group is the owner, artifact the event, version the file's number. Every artifact gets its rules before its first
 * version, so that none slips in unchecked. Doing it again changes nothing.
 */
public final class SchemaRegistration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Map<String, String> RULES = Map.of("VALIDITY", "FULL", "COMPATIBILITY", "FULL_TRANSITIVE");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String api;

    /** @param api the registry's v3 API, as in {@code http://localhost:8080/apis/registry/v3} */
    public SchemaRegistration(URI api) {
        this.api = api.toString().replaceAll("/+$", "");
    }

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Usage: SchemaRegistration <address of the registry's v3 API>");
            System.exit(2);
        }
        try {
            int registered = new SchemaRegistration(URI.create(arguments[0]))
                    .register(EventCatalog.packed().schemas());
            System.out.println(registered + " schema version(s) registered; all others were there already.");
        } catch (RegistrationException | UncheckedIOException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * Registers what is not registered yet.
     *
     * @return how many versions are new
     * @throws RegistrationException if the registry refuses a schema, or holds another one under the same version
     */
    public int register(Collection<EventSchema> schemas) {
        var byArtifact = schemas.stream()
                .sorted()
                .collect(Collectors.groupingBy(s -> s.owner() + "/" + s.name(), TreeMap::new, Collectors.toList()));
        return byArtifact.values().stream().mapToInt(this::registerArtifact).sum();
    }

    private int registerArtifact(List<EventSchema> versions) {
        var first = versions.getFirst();
        var artifact = "/groups/" + first.owner() + "/artifacts/" + first.name();
        var missing = versions.stream()
                .filter(schema -> !isRegistered(artifact, schema))
                .toList();
        if (missing.contains(first)) {
            var body = Map.of("artifactId", first.name(), "artifactType", "AVRO");
            post("/groups/" + first.owner() + "/artifacts", body, first);
        }
        RULES.forEach((type, config) -> applyRule(artifact, type, config, first));
        return missing.stream()
                .mapToInt(schema -> registerVersion(artifact, schema))
                .sum();
    }

    /** Set anew each time: somebody may have loosened them by hand. */
    private void applyRule(String artifact, String type, String config, EventSchema schema) {
        var rule = Map.of("ruleType", type, "config", config);
        var answer = send("PUT", artifact + "/rules/" + type, rule);
        if (answer.statusCode() == 404) {
            post(artifact + "/rules", rule, schema);
        } else if (answer.statusCode() >= 300) {
            throw refused(schema, answer);
        }
    }

    private boolean isRegistered(String artifact, EventSchema schema) {
        var known = send("GET", artifact + "/versions/" + schema.version() + "/content", null);
        if (known.statusCode() == 404) {
            return false;
        }
        if (known.statusCode() >= 300) {
            throw refused(schema, known);
        }
        if (!tree(known.body()).equals(tree(schema.content()))) {
            throw new RegistrationException(schema.file() + " differs from version " + schema.version()
                    + " in the registry: a released schema never changes, add a new version");
        }
        return true;
    }

    private int registerVersion(String artifact, EventSchema schema) {
        var content = Map.of("content", schema.content(), "contentType", "application/json");
        var body = Map.of("version", String.valueOf(schema.version()), "content", content);
        return post(artifact + "/versions", body, schema) == Answer.CREATED ? 1 : 0;
    }

    private enum Answer {
        CREATED,
        THERE_ALREADY
    }

    private Answer post(String path, Object body, EventSchema schema) {
        var answer = send("POST", path, body);
        if (answer.statusCode() == 409) {
            return Answer.THERE_ALREADY;
        }
        if (answer.statusCode() >= 300) {
            throw refused(schema, answer);
        }
        return Answer.CREATED;
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body) {
        try {
            var publisher =
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
            var request = HttpRequest.newBuilder(URI.create(api + path))
                    .method(method, publisher)
                    .header("Content-Type", "application/json")
                    .timeout(ANSWER_WITHIN)
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException("The registry at " + api + " does not answer: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RegistrationException("Interrupted while registering schemas");
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new RegistrationException("Not JSON: " + json);
        }
    }

    private static RegistrationException refused(EventSchema schema, HttpResponse<String> answer) {
        return new RegistrationException(
                "The registry refuses " + schema.file() + " (" + answer.statusCode() + "): " + answer.body());
    }
}
