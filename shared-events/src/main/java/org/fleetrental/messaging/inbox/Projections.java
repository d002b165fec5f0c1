package org.fleetrental.messaging.inbox;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.Projection;

/** The service's projections. Made at start, so that a wrong one is found then. */
@Startup
@ApplicationScoped
public class Projections {

    /** @param types the full names of the events that its handlers take */
    public record Fed(Projection projection, Set<String> types) {

        public String name() {
            return projection.name();
        }
    }

    private final Map<String, Fed> byName = new TreeMap<>();

    /** @throws IllegalStateException if two have a name, or one has a topic or handler that the service has not */
    Projections(@All List<Projection> projections, HandlerRegistry handlers, ConsumedTopics topics) {
        for (var projection : projections) {
            if (!topics.names().containsAll(projection.topics())) {
                throw new IllegalStateException("Projection %s is fed by %s, but the service consumes %s"
                        .formatted(projection.name(), projection.topics(), topics.names()));
            }
            var types = projection.handlers().stream().map(handlers::typeOf).collect(Collectors.toSet());
            if (byName.put(projection.name(), new Fed(projection, types)) != null) {
                throw new IllegalStateException("Two projections are called " + projection.name());
            }
        }
    }

    public Collection<Fed> all() {
        return byName.values();
    }

    public Optional<Fed> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of those that an event of this type may change, in order. */
    public List<String> fedBy(String type) {
        return fedBy(Set.of(type));
    }

    /** The names of those that an event of one of these types may change, in order. */
    public List<String> fedBy(Set<String> types) {
        return byName.values().stream()
                .filter(fed -> new HashSet<>(fed.types()).removeAll(types))
                .map(Fed::name)
                .toList();
    }
}
