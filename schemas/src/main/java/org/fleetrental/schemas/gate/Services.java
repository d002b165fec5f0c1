package org.fleetrental.schemas.gate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The services that there are, each with the one topic that it owns. */
final class Services {

    private static final Map<String, String> TOPICS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "fleet", "fleet.vehicles",
            "rentals", "fleet.rentals",
            "maintenance", "fleet.maintenance",
            "accounting", "fleet.accounting")));

    private Services() {}

    static Set<String> names() {
        return TOPICS.keySet();
    }

    static Optional<String> topicOf(String service) {
        @Nullable String topic = TOPICS.get(service);
        return Optional.ofNullable(topic);
    }
}
