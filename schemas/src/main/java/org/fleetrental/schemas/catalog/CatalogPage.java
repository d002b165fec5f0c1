package org.fleetrental.schemas.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fleetrental.schemas.EventCatalog;

/** The catalog as one page of HTML that loads nothing. Works without its script. */
final class CatalogPage {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final EventCatalog catalog;
    private final List<Topic> topics;
    private final Palette palette;

    CatalogPage(EventCatalog catalog) {
        this.catalog = catalog;
        this.topics = Topic.of(catalog);
        this.palette = new Palette(Topic.services(catalog));
    }

    String write() {
        var flow = new FlowPicture(topics, palette);
        var parts = Map.of(
                "style", resource("page.css") + flow.rules(),
                "script", resource("page.js"),
                "summary", Html.escaped(summary()),
                "navigation", navigation().toString(),
                "flow", flow.write().toString(),
                "reaction-table", new ReactionTable(topics, palette).write().toString(),
                "topics", topics.stream().map(this::topic).map(Html::toString).collect(Collectors.joining("\n")),
                "headers", headers(Header.OF_EVENTS).toString(),
                "dead-letter-topics", deadLetterTopics().toString(),
                "dead-letter-headers", headers(Header.OF_DEAD_LETTERS).toString());
        return PLACEHOLDER
                .matcher(resource("page.html"))
                .replaceAll(found ->
                        Matcher.quoteReplacement(Objects.requireNonNull(parts.get(found.group(1)), found.group())));
    }

    private String summary() {
        return "%s on %s, told between %s."
                .formatted(
                        Words.count(catalog.types().size(), "event", "events"),
                        Words.count(topics.size(), "topic", "topics"),
                        Words.count(palette.services().size(), "service", "services"));
    }

    private Html navigation() {
        var list = Html.tag("ul");
        for (var topic : topics) {
            var events = Html.tag("ul");
            topic.types()
                    .forEach(type -> events.add(Html.tag("li")
                            .with("data-event", Words.id(type.name()))
                            .add(Html.tag("a", Words.of(type.description().status()))
                                    .with("href", "#" + Words.id(type.name()))
                                    .add(Words.breakable(type.name())))));
            list.add(Html.tag("li", palette.styleClass(topic.owner()))
                    .add(
                            Html.tag("a", "topic-link")
                                    .with("href", "#" + FlowPicture.topicId(topic))
                                    .text(topic.name()),
                            events));
        }
        return list;
    }

    private Html topic(Topic topic) {
        var readers = palette.services().stream()
                .filter(service -> topic.types().stream()
                        .anyMatch(type -> type.description().consumers().containsKey(service)))
                .map(service -> Topic.group(service, topic.name()))
                .collect(Collectors.joining(", "));
        var intro = Html.tag("p", "quiet")
                .text("Published by %s-service. The key is the %s, so one %s’s history is in order."
                        .formatted(topic.owner(), topic.key(), topic.key().replaceFirst(" id$", "")));
        if (!readers.isEmpty()) {
            intro.text(" Consumer groups: " + readers + ".");
        }
        return Html.tag("section", "topic " + palette.styleClass(topic.owner()))
                .with("id", FlowPicture.topicId(topic))
                .add(Html.tag("h2").text(topic.name()), intro)
                .add(topic.types().stream().map(type -> new EventArticle(catalog, type, palette).write()));
    }

    private Html deadLetterTopics() {
        var list = Html.tag("ul", "plain");
        palette.services()
                .forEach(service -> list.add(Html.tag("li")
                        .add(Html.tag("code").text(Topic.deadLetters(service)))
                        .text(" of " + service + "-service")));
        return list;
    }

    private static Html headers(List<Header> headers) {
        var list = Html.tag("dl", "headers");
        headers.forEach(header -> list.add(Html.tag("div")
                .add(
                        Html.tag("dt").add(Html.tag("code").text(header.name())),
                        Html.tag("dd").add(Words.withCode(header.meaning())))));
        return list;
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(CatalogPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
