package org.fleetrental.schemas.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;
import org.fleetrental.schemas.EventExample;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;

/** All there is to say of one event. */
final class EventArticle {

    private final EventCatalog catalog;
    private final EventType type;
    private final Palette palette;

    EventArticle(EventCatalog catalog, EventType type, Palette palette) {
        this.catalog = catalog;
        this.type = type;
        this.palette = palette;
    }

    Html write() {
        var id = Words.id(type.name());
        return Html.tag("article", "event " + palette.styleClass(type.owner()) + " " + status())
                .with("id", id)
                .with("aria-labelledby", id + "-title")
                .with("data-find", SearchText.of(type))
                .add(head(id), facts(), reactions(), fields(), examples(), versions());
    }

    private Html head(String id) {
        var description = type.description();
        var title = Html.tag("h3")
                .with("id", id + "-title")
                .add(Html.tag("a").with("href", "#" + id).add(Words.breakable(type.name())));
        var badges = Html.tag("p", "badges")
                .add(
                        palette.chip(type.owner()),
                        Html.tag("span", "badge").text("v" + type.newest().version()),
                        Html.tag("span", "badge " + status()).text(status()));
        return Html.tag("header")
                .add(
                        badges,
                        title,
                        Html.tag("p", "lead").text(description.when()),
                        Html.tag("p").text(description.purpose()),
                        succession());
    }

    private Html succession() {
        var notice = Html.fragment();
        var successor = type.description().replacedBy();
        if (type.description().status() != Status.ACTIVE) {
            var text = type.description().status() == Status.DEPRECATED
                    ? "Deprecated: still published, but its readers are asked to move. "
                    : "Ended: no longer published. Topics and dead letters may still hold it. ";
            notice.add(Html.tag("p", "notice")
                    .text(text)
                    .add(
                            successor == null
                                    ? Html.fragment()
                                    : Html.fragment()
                                            .text("Use ")
                                            .add(link(successor))
                                            .text(".")));
        }
        catalog.types().stream()
                .filter(older -> type.name().equals(older.description().replacedBy()))
                .forEach(older -> notice.add(Html.tag("p", "notice")
                        .text("Replaces ")
                        .add(link(older.name()))
                        .text(".")));
        return notice;
    }

    private static Html link(String event) {
        return Html.tag("a").with("href", "#" + Words.id(event)).text(event);
    }

    private Html facts() {
        var description = type.description();
        var facts = Html.tag("dl", "facts");
        fact(facts, "Published by", Html.fragment().text(type.owner() + "-service"));
        fact(facts, "Topic", Html.tag("code").text(description.topic()));
        fact(
                facts,
                "Key",
                Html.fragment()
                        .text(Topic.key(type) + ", ")
                        .add(Html.tag("code").add(Words.breakable(description.key()))));
        fact(
                facts,
                "Type",
                Html.tag("code").add(Words.breakable(FieldPath.schema(type).getFullName())));
        fact(facts, "Personal data", Html.fragment().text(Words.of(description.personalData())));
        return facts;
    }

    private Html fields() {
        var doc = FieldPath.schema(type).getDoc();
        return part("Fields", "of version " + type.newest().version())
                .add(Html.tag("p", "quiet").text(doc == null ? "" : doc))
                .add(new FieldTable(type, palette).write());
    }

    private static void fact(Html facts, String name, Html value) {
        facts.add(Html.tag("div").add(Html.tag("dt").text(name), Html.tag("dd").add(value)));
    }

    private Html reactions() {
        var part = part("Who reacts", "");
        var consumers = type.description().consumers();
        if (consumers.isEmpty()) {
            return part.add(Html.tag("p", "quiet").text("Nobody yet."));
        }
        var list = Html.tag("ul", "reactions");
        consumers.forEach((service, consumer) -> {
            var paths = Html.tag("p", "paths");
            consumer.uses()
                    .forEach(use -> paths.add(Html.tag("code").add(Words.breakable(use)))
                            .text(" "));
            list.add(Html.tag("li", palette.styleClass(service))
                    .add(Html.tag("p").add(palette.chip(service)).text(" " + consumer.why()))
                    .add(Html.tag("details")
                            .add(Html.tag("summary")
                                    .text("reads " + Words.count(consumer.uses().size(), "field", "fields")))
                            .add(paths)));
        });
        return part.add(list);
    }

    private Html examples() {
        var part = part("Examples", "");
        var newestFirst = type.schemas().reversed().stream();
        return part.add(newestFirst.flatMap(
                schema -> type.examplesOf(schema.version()).stream().map(this::example)));
    }

    private Html example(EventExample example) {
        return Html.tag("details", "example")
                .add(Html.tag("summary")
                        .text(Words.capitalized(example.name().replace('-', ' ')))
                        .add(Html.tag("span", "badge").text("v" + example.version())))
                .add(ExampleText.of(PlainExample.of(type, example, PlainExample.Times.TEXTS)));
    }

    private Html versions() {
        var list = Html.tag("ol", "versions").with("reversed", "");
        type.schemas().reversed().forEach(schema -> list.add(version(schema)));
        return part("Versions", "").add(list);
    }

    private Html version(EventSchema schema) {
        var release = type.description().versions().get(schema.version());
        var line = Html.tag("p").add(Html.tag("b").text("v" + schema.version()));
        if (release != null) {
            line.text(" " + release.released() + " · " + release.changes());
        }
        line.text(" ").add(Html.tag("a").with("href", schema.file()).text("v" + schema.version() + ".avsc"));
        return Html.tag("li").with("value", String.valueOf(schema.version())).add(line, difference(schema));
    }

    private Html difference(EventSchema schema) {
        var before = type.version(schema.version() - 1);
        if (before.isEmpty()) {
            return Html.fragment();
        }
        List<SchemaChange> changes = SchemaChange.between(before.get(), schema);
        if (changes.isEmpty()) {
            return Html.tag("p", "quiet").text("No field is different.");
        }
        Stream<Html> lines = changes.stream().map(EventArticle::change);
        return Html.tag("ul", "changes").add(lines);
    }

    private static Html change(SchemaChange change) {
        var word = change.kind().name().toLowerCase(Locale.ROOT);
        return Html.tag("li", word)
                .add(Html.tag("span", "verb").text(word))
                .text(" ")
                .add(Html.tag("code").add(Words.breakable(change.path())))
                .add(Html.tag("span", "detail").text(" " + change.detail()));
    }

    private static Html part(String title, String hint) {
        var heading = Html.tag("h4").text(title);
        if (!hint.isEmpty()) {
            heading.add(Html.tag("small").text(" " + hint));
        }
        return Html.tag("section", "part").add(heading);
    }

    private String status() {
        return Words.of(type.description().status());
    }
}
