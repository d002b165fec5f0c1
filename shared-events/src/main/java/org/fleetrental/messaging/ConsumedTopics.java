package org.fleetrental.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** The topics that this service consumes, as its incoming channels are configured. */
@ApplicationScoped
public class ConsumedTopics {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String TOPIC = ".topic";

    private final SortedMap<String, String> groups = new TreeMap<>();
    private final Map<String, String> channels = new HashMap<>();

    ConsumedTopics(Config config) {
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(INCOMING) && name.endsWith(TOPIC)) {
                var channel = name.substring(0, name.length() - TOPIC.length());
                channels.put(config.getValue(name, String.class), channel.substring(INCOMING.length()));
                groups.put(config.getValue(name, String.class), config.getValue(channel + ".group.id", String.class));
            }
        }
    }

    public Set<String> names() {
        return groups.keySet();
    }

    /** The consumer group by which the service reads a topic. */
    public Optional<String> groupOf(String topic) {
        return Optional.ofNullable(groups.get(topic));
    }

    /** The incoming channel that reads a topic which this service consumes. */
    public String channelOf(String topic) {
        return Objects.requireNonNull(channels.get(topic), topic);
    }
}
