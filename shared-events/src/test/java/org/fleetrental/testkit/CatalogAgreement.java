package org.fleetrental.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.catalog.FieldPath;
import org.fleetrental.schemas.catalog.Topic;

/**
 * Whether the catalog says of a service what its code and its configuration do. Each check returns what differs, one
 * sentence each, with the file to change; none means that they agree.
 */
public final class CatalogAgreement {

    private static final Pattern INCOMING_TOPIC = Pattern.compile("mp\\.messaging\\.incoming\\.(.+)\\.topic");

    private final EventCatalog catalog;
    private final Properties configuration;
    private final ServiceCode code;
    private final String service;

    /** @param configuration the service's {@code application.properties} */
    public CatalogAgreement(EventCatalog catalog, Properties configuration, JavaClasses classes) {
        this.catalog = catalog;
        this.configuration = configuration;
        this.code = new ServiceCode(classes);
        this.service = configuration.getProperty("fleet.messaging.service");
    }

    /** Events that are handled, and those whose consumer the service is said to be. */
    public List<String> ofHandledEvents() {
        var problems = new ArrayList<String>();
        var declared = byFullName(this::isConsumed);
        var handled = code.handled();
        handled.forEach((event, handler) -> {
            if (!declared.containsKey(event)) {
                problems.add(
                        "%s handles %s, but %s does not name %s as a consumer of an event that is published: add it to `consumers`, or remove the handler"
                                .formatted(handler, event, fileOf(event), service));
            }
        });
        declared.forEach((event, type) -> {
            if (!handled.containsKey(event)) {
                problems.add(
                        "%s names %s as a consumer of %s, but no class there implements EventHandler<%s>: write one, or remove it from `consumers`"
                                .formatted(fileOf(event), service, type.name(), type.name()));
            }
        });
        return problems;
    }

    /** Events that the code makes, and those that the service is said to publish. */
    public List<String> ofPublishedEvents() {
        var problems = new ArrayList<String>();
        var declared = byFullName(this::isPublished);
        var events = byFullName(type -> true);
        var made = new TreeMap<>(code.constructed());
        made.keySet().retainAll(events.keySet());
        made.forEach((event, maker) -> {
            if (!declared.containsKey(event)) {
                problems.add(
                        "%s makes a %s, but %s says that it is owned by %s and is %s: only its owner publishes an event, and none that has ended"
                                .formatted(
                                        maker,
                                        event,
                                        fileOf(event),
                                        events.get(event).owner(),
                                        events.get(event).description().status()));
            }
        });
        declared.forEach((event, type) -> {
            if (!made.containsKey(event)) {
                problems.add(
                        "%s says that %s publishes %s, but nothing there makes one: publish it, or set `status: ended`"
                                .formatted(fileOf(event), service, type.name()));
            }
        });
        return problems;
    }

    /** Fields that the code reads, and those that the service is said to use. */
    public List<String> ofUsedFields() {
        var problems = new ArrayList<String>();
        var declared = declaredUses(problems);
        code.read().forEach((field, reader) -> {
            if (!declared.containsKey(field) && !isOwn(field)) {
                problems.add(
                        "%s reads %s, but no event.yaml says that %s uses it: add the path that ends in `%s` to `consumers.%s.uses` of %s"
                                .formatted(reader, field, service, field.field(), service, filesWith(field)));
            }
        });
        declared.forEach((field, paths) -> {
            if (!code.read().containsKey(field)) {
                problems.add("%s is used by %s as %s, but nothing there reads it: remove it from `uses`, or read it"
                        .formatted(field, service, String.join(" and ", paths)));
            }
        });
        return problems;
    }

    /** Topics and consumer groups of the configuration, and those of the catalog and its AsyncAPI document. */
    public List<String> ofTopics() {
        var problems = new ArrayList<String>();
        var owned = topics(this::isPublished);
        var configured = new TreeSet<String>();
        configured.add(configuration.getProperty("fleet.messaging.topic"));
        if (!owned.isEmpty() && !owned.equals(configured)) {
            problems.add("%s: fleet.messaging.topic is %s, but the events of %s are described on %s"
                    .formatted(configurationFile(), configured, service, owned));
        }
        var incoming = incoming();
        var consumed = topics(this::isConsumed);
        consumed.stream()
                .filter(topic -> !incoming.containsValue(topic))
                .forEach(topic -> problems.add(
                        "%s: no mp.messaging.incoming.<channel>.topic is %s, but %s is a consumer of events on it: add mp.messaging.incoming.%s.topic, and the channel to EventConsumers"
                                .formatted(configurationFile(), topic, service, Topic.channel(topic))));
        // A record of all events has no holes, and is the one reason to read a topic without reacting to it.
        var recorded = code.keepsARecord() ? topics(_ -> true) : new TreeSet<String>();
        recorded.stream()
                .filter(topic -> !incoming.containsValue(topic))
                .forEach(topic -> problems.add(
                        "%s: %s keeps a record of all events, but no mp.messaging.incoming.<channel>.topic is %s"
                                .formatted(configurationFile(), service, topic)));
        incoming.forEach((channel, topic) -> {
            if (!consumed.contains(topic) && !recorded.contains(topic)) {
                problems.add(
                        "%s: channel %s reads %s, but no event.yaml names %s as a consumer of an event on it: remove the channel, or declare the consumer"
                                .formatted(configurationFile(), channel, topic, service));
            }
            var group = configuration.getProperty("mp.messaging.incoming." + channel + ".group.id");
            if (!Topic.group(service, topic).equals(group)) {
                problems.add(
                        "%s: mp.messaging.incoming.%s.group.id is %s, but docs/events/asyncapi/%s-service.yaml says %s"
                                .formatted(configurationFile(), channel, group, service, Topic.group(service, topic)));
            }
        });
        return problems;
    }

    private TreeMap<FieldPath.Step, SortedSet<String>> declaredUses(List<String> problems) {
        var declared = new TreeMap<FieldPath.Step, SortedSet<String>>();
        for (var type : byFullName(this::isConsumed).values()) {
            for (var use : type.description().consumers().get(service).uses()) {
                var path = FieldPath.of(type, use);
                path.ifPresentOrElse(
                        found -> found.steps()
                                .forEach(step -> declared.computeIfAbsent(step, _ -> new TreeSet<>())
                                        .add(type.name() + " " + use)),
                        () -> problems.add("%s/event.yaml: %s is said to use %s, but %s has no such field"
                                .formatted(
                                        type.folder(),
                                        service,
                                        use,
                                        type.newest().file())));
            }
        }
        return declared;
    }

    /** What a service reads of what it has just made itself is no use of another's event. */
    private boolean isOwn(FieldPath.Step field) {
        var ofItsOwn = "org.fleetrental.events." + service + ".";
        return field.record().startsWith(ofItsOwn)
                && byFullName(this::isConsumed).keySet().stream().noneMatch(event -> event.startsWith(ofItsOwn));
    }

    private String filesWith(FieldPath.Step field) {
        var files = byFullName(this::isConsumed).values().stream()
                .filter(type -> type.newest()
                        .content()
                        .contains("\"" + field.record().substring(field.record().lastIndexOf('.') + 1) + "\""))
                .map(type -> type.folder() + "/event.yaml")
                .collect(Collectors.joining(" or "));
        return files.isEmpty() ? "an event that it handles" : files;
    }

    private SortedMap<String, String> incoming() {
        var incoming = new TreeMap<String, String>();
        for (var name : configuration.stringPropertyNames()) {
            var topic = INCOMING_TOPIC.matcher(name);
            if (topic.matches()) {
                incoming.put(topic.group(1), configuration.getProperty(name));
            }
        }
        return incoming;
    }

    private SortedSet<String> topics(Predicate<EventType> which) {
        return catalog.types().stream()
                .filter(which)
                .map(type -> type.description().topic())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedMap<String, EventType> byFullName(Predicate<EventType> which) {
        var types = new TreeMap<String, EventType>();
        catalog.types().stream()
                .filter(which)
                .forEach(type -> types.put("org.fleetrental.events." + type.owner() + "." + type.name(), type));
        return types;
    }

    private boolean isConsumed(EventType type) {
        return type.description().status() != Status.ENDED
                && type.description().consumers().containsKey(service);
    }

    private boolean isPublished(EventType type) {
        return type.description().status() != Status.ENDED && type.owner().equals(service);
    }

    private String fileOf(String event) {
        var type = byFullName(_ -> true).get(event);
        return (type == null ? "schemas/<owner>/<Event>" : type.folder()) + "/event.yaml";
    }

    private String configurationFile() {
        return service + "-service/src/main/resources/application.properties";
    }
}
