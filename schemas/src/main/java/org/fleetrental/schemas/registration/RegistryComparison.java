package org.fleetrental.schemas.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.Difference.MissingEvent;
import org.fleetrental.schemas.registration.Difference.MissingVersion;
import org.fleetrental.schemas.registration.Difference.OtherContent;
import org.fleetrental.schemas.registration.Difference.OtherDescription;
import org.fleetrental.schemas.registration.Difference.OtherRule;
import org.fleetrental.schemas.registration.Difference.UnknownEvent;
import org.fleetrental.schemas.registration.Difference.UnknownVersion;
import org.jspecify.annotations.Nullable;

/** Holds a registry against the {@code schemas} folder. Reads only. */
public final class RegistryComparison {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTED_MAX = 1000;

    private final RegistryClient registry;

    /**
     * @param api the registry's v3 API, as in {@code http://localhost:8080/apis/registry/v3}
     * @param token absent if the registry lets everybody read
     */
    public RegistryComparison(URI api, @Nullable String token) {
        this(new RegistryClient(api, token));
    }

    RegistryComparison(RegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Everything that is different, also what the registry has in the groups of these owners beyond the folder. Up to
     * 1000 events an owner and 1000 versions an event are seen.
     *
     * @throws RegistrationException if the registry does not let this caller read
     * @throws UncheckedIOException if it does not answer
     */
    public List<Difference> differences(Collection<EventType> types) {
        var differences = new ArrayList<Difference>();
        types.stream().sorted().forEach(type -> differences.addAll(differencesOf(type)));
        var known = types.stream().map(type -> type.owner() + "/" + type.name()).collect(Collectors.toSet());
        for (var owner : types.stream().map(EventType::owner).distinct().toList()) {
            list(RegistryEntry.groupPath(owner), "artifacts", "artifactId").stream()
                    .map(event -> owner + "/" + event)
                    .filter(event -> !known.contains(event))
                    .forEach(event -> differences.add(new UnknownEvent(event)));
        }
        return differences;
    }

    /** In the order in which they can be mended: nothing gets a version before its rules. */
    List<Difference> differencesOf(EventType type) {
        var entry = new RegistryEntry(type);
        var differences = new ArrayList<Difference>();
        var artifact = registry.find(entry.path());
        if (artifact.isEmpty()) {
            differences.add(new MissingEvent(type));
            RegistryEntry.RULES.forEach((rule, config) -> differences.add(new OtherRule(type, rule, config, null)));
            type.schemas().forEach(schema -> differences.add(new MissingVersion(type, schema)));
            return differences;
        }
        RegistryEntry.RULES.forEach((rule, expected) -> {
            var found = rule(entry, rule);
            if (!expected.equals(found)) {
                differences.add(new OtherRule(type, rule, expected, found));
            }
        });
        differences.addAll(versions(entry));
        if (!isDescribed(artifact.get(), entry)) {
            differences.add(new OtherDescription(type));
        }
        return differences;
    }

    private @Nullable String rule(RegistryEntry entry, String rule) {
        return registry.find(entry.path() + "/rules/" + rule)
                .map(found -> found.path("config").asText())
                .orElse(null);
    }

    private List<Difference> versions(RegistryEntry entry) {
        var type = entry.type();
        var differences = new ArrayList<Difference>();
        var unknown = list(entry.path() + "/versions", "versions", "version");
        for (var schema : type.schemas()) {
            if (!unknown.remove(String.valueOf(schema.version()))) {
                differences.add(new MissingVersion(type, schema));
            } else if (!holds(schema)) {
                differences.add(new OtherContent(schema));
            }
        }
        unknown.forEach(version -> differences.add(new UnknownVersion(type, version)));
        return differences;
    }

    /** Whether the registry's version is this one; how it is indented does not matter. */
    private boolean holds(EventSchema schema) {
        var path = RegistryEntry.groupPath(schema.owner()) + "/" + schema.name() + "/versions/" + schema.version();
        return registry.find(path + "/content")
                .map(content -> content.equals(tree(schema)))
                .orElse(false);
    }

    private static boolean isDescribed(JsonNode artifact, RegistryEntry entry) {
        var expected = JSON.<JsonNode>valueToTree(entry.description());
        return expected.properties().stream().allMatch(field -> field.getValue().equals(artifact.get(field.getKey())));
    }

    private Set<String> list(String path, String array, String field) {
        var names = new LinkedHashSet<String>();
        registry.find(path + "?limit=" + LISTED_MAX)
                .ifPresent(page -> page.path(array)
                        .forEach(item -> names.add(item.path(field).asText())));
        return names;
    }

    private static JsonNode tree(EventSchema schema) {
        try {
            return JSON.readTree(schema.content());
        } catch (JsonProcessingException broken) {
            throw new RegistrationException(schema.file() + " is not JSON: " + broken.getOriginalMessage());
        }
    }
}
