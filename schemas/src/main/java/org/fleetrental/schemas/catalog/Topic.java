package org.fleetrental.schemas.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;
import org.fleetrental.schemas.EventType;

/**
 * A topic and the events on it.
 *
 * @param name as Kafka knows it
 * @param types by name, at least one
 */
public record Topic(String name, List<EventType> types) {

    private static final String PREFIX = "fleet.";
    private static final List<String> READING_ORDER = List.of("fleet", "rentals", "maintenance", "accounting");

    public Topic {
        types = List.copyOf(types);
    }

    /** In the order in which their owners are best read. */
    public static List<Topic> of(EventCatalog catalog) {
        var byName = catalog.types().stream()
                .collect(Collectors.groupingBy(type -> type.description().topic(), TreeMap::new, Collectors.toList()));
        var topics = new ArrayList<Topic>();
        byName.forEach((name, types) -> topics.add(new Topic(name, types)));
        topics.sort(Comparator.comparingInt(topic -> place(topic.owner())));
        return topics;
    }

    /** Every service that publishes an event or takes one in, in the same order. */
    public static List<String> services(EventCatalog catalog) {
        return catalog.types().stream()
                .flatMap(type ->
                        Stream.concat(Stream.of(type.owner()), type.description().consumers().keySet().stream()))
                .distinct()
                .sorted(Comparator.comparingInt(Topic::place).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The consumer group in which a service reads a topic. */
    public static String group(String service, String topic) {
        return service + "-service." + channel(topic);
    }

    /** What a service calls the topic in its configuration. */
    public static String channel(String topic) {
        return topic.startsWith(PREFIX) ? topic.substring(PREFIX.length()) : topic;
    }

    public static String deadLetters(String service) {
        return PREFIX + "dlq." + service;
    }

    public String owner() {
        return types.getFirst().owner();
    }

    /** What the key of its records is, in words: {@code rental id}. */
    String key() {
        var keys = new TreeSet<String>();
        types.forEach(type -> keys.add(key(type)));
        return String.join(" or ", keys);
    }

    static String key(EventType type) {
        var path = type.description().key();
        var field = path.substring(path.lastIndexOf('.') + 1);
        return field.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    static boolean isPublished(EventType type) {
        return type.description().status() != Status.ENDED;
    }

    private static int place(String owner) {
        int place = READING_ORDER.indexOf(owner);
        return place < 0 ? READING_ORDER.size() : place;
    }
}
