package org.fleetrental.schemas.registration;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;

/**
 * What the registry keeps of an event, and where. Group is the owner, artifact the event, version the file's number.
 */
record RegistryEntry(EventType type) {

    /** In the order in which they are set. */
    static final Map<String, String> RULES = rules();

    private static Map<String, String> rules() {
        var rules = new LinkedHashMap<String, String>();
        rules.put("VALIDITY", "FULL");
        rules.put("COMPATIBILITY", "FULL_TRANSITIVE");
        rules.put("INTEGRITY", "FULL");
        return rules;
    }

    static String groupPath(String owner) {
        return "/groups/" + owner + "/artifacts";
    }

    String path() {
        return groupPath(type.owner()) + "/" + type.name();
    }

    Map<String, Object> description() {
        var description = type.description();
        return Map.of(
                "name",
                type.name(),
                "description",
                description.purpose(),
                "labels",
                Map.of(
                        "owner",
                        type.owner(),
                        "topic",
                        description.topic(),
                        "status",
                        description.status().name().toLowerCase(Locale.ROOT)));
    }

    Map<String, Object> artifact() {
        var artifact = new HashMap<>(description());
        artifact.put("artifactId", type.name());
        artifact.put("artifactType", "AVRO");
        return artifact;
    }

    Map<String, Object> version(EventSchema schema) {
        var release = type.description().versions().get(schema.version());
        return Map.of(
                "version",
                String.valueOf(schema.version()),
                "description",
                release == null ? "" : release.changes(),
                "content",
                Map.of("content", schema.content(), "contentType", "application/json"));
    }
}
