package org.fleetrental.accounting.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whom an event touches. */
final class Subjects {

    private static final int UUID_CHARS = 36;

    private Subjects() {}

    /** The aggregate, and every id in the event: the texts of fields whose name ends so, at any depth. */
    static Set<UUID> of(UUID aggregateId, Optional<JsonNode> content) {
        var subjects = new LinkedHashSet<UUID>();
        subjects.add(aggregateId);
        // An event is bounded by what Kafka takes.
        var open = new ArrayDeque<JsonNode>();
        content.ifPresent(open::add);
        while (!open.isEmpty()) {
            var node = open.remove();
            node.forEachEntry((name, value) -> {
                if (name.endsWith("Id") && value.isTextual()) {
                    uuid(value.textValue()).ifPresent(subjects::add);
                }
            });
            node.forEach(open::add);
        }
        return subjects;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_CHARS ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
