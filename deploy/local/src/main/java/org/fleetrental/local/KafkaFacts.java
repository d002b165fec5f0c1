package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.catalog.Topic;

/**
 * Who writes and reads which topic. The owners are the catalog's; the readers are those whose configuration has an
 * incoming channel, because accounting-service keeps events on record to which it does not react.
 */
public final class KafkaFacts {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String TOPIC = ".topic";

    private final SortedMap<String, String> owned;
    private final Path repository;

    private KafkaFacts(SortedMap<String, String> owned, Path repository) {
        this.owned = owned;
        this.repository = repository;
    }

    /** As they are in this checkout. */
    public static KafkaFacts here() {
        return of(EventCatalog.packed(), Folders.repository());
    }

    public static KafkaFacts of(EventCatalog catalog, Path repository) {
        var owned = new TreeMap<String, String>();
        Topic.of(catalog).forEach(topic -> owned.put(topic.owner(), topic.name()));
        return new KafkaFacts(Collections.unmodifiableSortedMap(owned), repository);
    }

    /** The topic that a service owns, by service. */
    public SortedMap<String, String> owned() {
        return owned;
    }

    /** The consumer groups of a service, by the topic that each reads. */
    public SortedMap<String, String> groups(SystemService service) {
        var config = new Properties();
        var file = repository.resolve(service.module()).resolve("src/main/resources/application.properties");
        try (var reader = Files.newBufferedReader(file)) {
            config.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var groups = new TreeMap<String, String>();
        for (var name : config.stringPropertyNames()) {
            if (name.startsWith(INCOMING) && name.endsWith(TOPIC)) {
                var channel = name.substring(0, name.length() - TOPIC.length());
                groups.put(config.getProperty(name), config.getProperty(channel + ".group.id"));
            }
        }
        return groups;
    }
}
