package org.fleetrental.schemas.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;
import org.fleetrental.schemas.EventType;

/** The catalog as one page of Markdown, to be read in the repository. */
final class CatalogMarkdown {

    private static final String TO_THE_ROOT = "../../";

    private final EventCatalog catalog;
    private final StringBuilder page = new StringBuilder();

    private CatalogMarkdown(EventCatalog catalog) {
        this.catalog = catalog;
    }

    static String of(EventCatalog catalog) {
        return new CatalogMarkdown(catalog).write();
    }

    private String write() {
        line("<!-- Generated from schemas/ by ./fleet catalog --write; a test fails if it differs. -->");
        line("");
        line("# Event catalog, version 1");
        line("");
        line(
                "Which event stands on which topic, and who reacts. Every field is described in the schema itself, behind the"
                        + " version; `./fleet catalog` makes a page of all of it. What each service sends and receives stands in "
                        + asyncApiLinks() + ".");
        line("");
        line("The key of a record is the aggregate's id, so one aggregate's history is in one partition, in order.");
        var topics = Topic.of(catalog);
        topics.forEach(this::topic);
        deadLetters();
        headers();
        changes();
        line("");
        line("Personal data is `none`, or `pseudonymous`: an opaque id of a customer, which means something in"
                + " rentals-service alone. No name, licence number or e-mail is ever in an event.");
        return page.toString();
    }

    private void topic(Topic topic) {
        line("");
        line("## %s (owner: %s, key: %s)".formatted(topic.name(), topic.owner(), topic.key()));
        line("");
        line("| event | when | why it is told | who reacts | versions | status | personal data |");
        line("|---|---|---|---|---|---|---|");
        for (var type : topic.types()) {
            var description = type.description();
            line("| [%s](%s%s) | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            type.name(),
                            TO_THE_ROOT,
                            type.folder(),
                            cell(description.when()),
                            cell(description.purpose()),
                            cell(reactions(type)),
                            versions(type),
                            status(type),
                            lower(description.personalData())));
        }
    }

    private void deadLetters() {
        var topics = Topic.services(catalog).stream().map(Topic::deadLetters).collect(Collectors.joining(", "));
        line("");
        line("## " + topics);
        line("");
        line("What a service could not take in: the original key, value and headers, and headers that say where it came"
                + " from and why. [What happens to it](retry-and-dlq.md).");
        line("");
        table(Header.OF_DEAD_LETTERS);
    }

    private void headers() {
        line("");
        line("## Headers of every event");
        line("");
        table(Header.OF_EVENTS);
        line("");
        line("The value is a zero byte, the registry's content id in four bytes, big-endian, and Avro binary.");
    }

    private void table(List<Header> headers) {
        line("| header | what |");
        line("|---|---|");
        headers.forEach(header -> line("| `%s` | %s |".formatted(header.name(), cell(header.meaning()))));
    }

    private void changes() {
        var changed = catalog.types().stream()
                .filter(type -> type.schemas().size() > 1)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        line("");
        line("## What has changed");
        line("");
        line("| event | version | released | what is different |");
        line("|---|---|---|---|");
        for (var type : changed) {
            type.description().versions().forEach((version, release) -> {
                if (version > 1) {
                    line("| %s | %d | %s | %s |"
                            .formatted(type.name(), version, release.released(), cell(release.changes())));
                }
            });
        }
    }

    private String asyncApiLinks() {
        return "AsyncAPI documents: "
                + Topic.services(catalog).stream()
                        .map(service -> "[%1$s](asyncapi/%1$s-service.yaml)".formatted(service))
                        .collect(Collectors.joining(", "));
    }

    private static String reactions(EventType type) {
        var consumers = type.description().consumers();
        if (consumers.isEmpty()) {
            return "nobody yet";
        }
        return consumers.entrySet().stream()
                .map(consumer -> consumer.getKey() + " " + consumer.getValue().why())
                .collect(Collectors.joining("; "));
    }

    private static String versions(EventType type) {
        return type.schemas().stream()
                .map(schema -> "[%d](%s%s)".formatted(schema.version(), TO_THE_ROOT, schema.file()))
                .collect(Collectors.joining(", "));
    }

    private static String status(EventType type) {
        var description = type.description();
        var status = lower(description.status());
        var successor = description.replacedBy();
        return description.status() == Status.ACTIVE || successor == null
                ? status
                : status + ": use " + cell(successor);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
