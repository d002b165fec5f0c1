package org.fleetrental.system.sequences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A topic of its own for each process and each topic that it listens to, so that it gets what the postman brings, and
 * nothing else. With one partition: in the order in which he brings it.
 *
 * @param process a service, or {@link #IDEAL}
 * @param topic that its events were published to
 */
record Destination(String process, String topic) {

    /** The accounting-service that gets everything in the ideal order. */
    static final String IDEAL = "ideal";

    /** Which services listen to a topic. */
    static final Map<String, List<String>> LISTENERS = Map.of(
            "fleet.vehicles", List.of("rentals", "maintenance", "accounting"),
            "fleet.rentals", List.of("fleet", "maintenance", "accounting"),
            "fleet.maintenance", List.of("fleet", "rentals", "accounting"),
            "fleet.accounting", List.of("rentals", "accounting"));

    /** Where the services publish: nobody but the postman listens there. */
    static final String PUBLISHED = "from.";

    private static final Map<String, String> OWN = Map.of("fleet", "vehicles");

    static List<Destination> all() {
        var all = new ArrayList<Destination>();
        LISTENERS.forEach((topic, services) -> {
            services.forEach(service -> all.add(new Destination(service, topic)));
            if (services.contains("accounting")) {
                all.add(new Destination(IDEAL, topic));
            }
        });
        return all;
    }

    /** Quarkus properties that point a process to its destinations. */
    static Map<String, String> settings(String process) {
        var settings = new HashMap<String, String>();
        of(process).forEach(destination -> {
            settings.put("mp.messaging.incoming." + destination.channel() + ".topic", destination.name());
            settings.put("mp.messaging.incoming." + destination.channel() + ".group.id", destination.group());
        });
        settings.put("fleet.messaging.topic", PUBLISHED + OWN.getOrDefault(process, process));
        return settings;
    }

    private static Stream<Destination> of(String process) {
        return all().stream().filter(destination -> destination.process().equals(process));
    }

    private String channel() {
        return topic.substring("fleet.".length());
    }

    String group() {
        return "to." + process + "." + channel();
    }

    /**
     * Read models name the topics that they are made of, so these cannot be called otherwise. The vehicles' goes to two
     * services: what is brought to one of them, the other gets too, and everything twice in the end.
     */
    String name() {
        return process.equals("maintenance") || process.equals("rentals") && topic.equals("fleet.vehicles")
                ? topic
                : group();
    }

    /** Those who get what is brought here. */
    List<Destination> readers() {
        return all().stream().filter(other -> other.name().equals(name())).toList();
    }
}
