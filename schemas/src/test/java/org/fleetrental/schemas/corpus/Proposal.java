package org.fleetrental.schemas.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.gate.Locking;
import org.fleetrental.schemas.gate.ReleaseLock;

/** A change of the corpus, made in a copy of the schemas folder as somebody makes it who opens a pull request. */
final class Proposal {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final CorpusChange change;
    private final Path schemas;
    private final EventCatalog catalog;

    private Proposal(CorpusChange change, Path schemas) {
        this.change = change;
        this.schemas = schemas;
        this.catalog = EventCatalog.in(schemas);
    }

    /** Makes it, and locks what was released earlier, not what is proposed. */
    static void makeIn(Path schemas, CorpusChange change) throws IOException {
        new Proposal(change, schemas).make();
    }

    private void make() throws IOException {
        if (change.basedOn() != null) {
            addEvent();
        } else {
            addVersions();
        }
        describe(change.event(), tree -> change.description().forEach(edit -> edit.applyToDescription(tree)));
        for (var edit : change.files()) {
            edit.apply(schemas);
        }
    }

    private void addEvent() throws IOException {
        var model = schemas.resolve(change.basedOn());
        var folder = schemas.resolve(change.event());
        Files.createDirectories(folder.resolve("examples"));
        Files.copy(model.resolve("event.yaml"), folder.resolve("event.yaml"));
        var proposed = change.schemas(catalog).getFirst();
        var type = type(change.basedOn());
        write(proposed);
        writeExamples(change.event(), type, type.newest(), proposed);
    }

    private void addVersions() throws IOException {
        var events = Stream.concat(Stream.of(change.event()), change.alsoIn().stream())
                .toList();
        for (int step = 0; step < change.earlier().size(); step++) {
            for (var event : events) {
                addVersion(event, type(event).schemas().size() + step);
            }
            if (ReleaseLock.in(schemas).lock() instanceof Locking.Refused(var refusals)) {
                throw new IllegalStateException("An earlier version is refused: " + refusals);
            }
        }
        if (change.proposesSchema()) {
            for (var event : events) {
                addVersion(event, change.schemas(catalog, event).size() - 1);
            }
        }
    }

    private void addVersion(String event, int index) throws IOException {
        var versions = change.schemas(catalog, event);
        var proposed = versions.get(index);
        write(proposed);
        writeExamples(
                event, EventCatalog.in(schemas).type(proposed.name()).orElseThrow(), versions.get(index - 1), proposed);
        describe(event, tree -> {
            var release = ((ObjectNode) tree.path("versions")).putObject(String.valueOf(proposed.version()));
            release.put("released", "2026-12-01").put("changes", change.name());
        });
    }

    private void write(EventSchema schema) throws IOException {
        var file = schemas.resolve("%s/%s/v%d.avsc".formatted(schema.owner(), schema.name(), schema.version()));
        Files.writeString(file, schema.content());
    }

    private void writeExamples(String event, EventType type, EventSchema older, EventSchema newer) throws IOException {
        for (var example : type.examplesOf(older.version())) {
            var file = "%s/examples/v%d-%s.json".formatted(event, newer.version(), example.name());
            Files.writeString(schemas.resolve(file), ExampleText.rewritten(example.json(), older, newer));
        }
    }

    private void describe(String event, Consumer<JsonNode> edits) throws IOException {
        var file = schemas.resolve(event).resolve("event.yaml");
        var tree = YAML.readTree(Files.readString(file));
        edits.accept(tree);
        Files.writeString(file, YAML.writeValueAsString(tree));
    }

    private EventType type(String event) {
        return catalog.type(event.substring(event.indexOf('/') + 1)).orElseThrow();
    }
}
