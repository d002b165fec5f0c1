package org.fleetrental.schemas.gate;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.fleetrental.schemas.CatalogException;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;

/**
 * The schemas folder as the rules see it.
 *
 * @param events those that can be read
 * @param unreadable refusals of what cannot; the rules do not see it
 */
record Review(Path folder, List<ReviewedEvent> events, List<Refusal> unreadable) {

    static Review of(Path folder) {
        var folders = new Findings("event-folder");
        var schemas = new Findings("valid-avro");
        var events = types(folder, folders).stream()
                .map(type -> review(type, schemas))
                .toList();
        var unreadable = new ArrayList<>(folders.refusals());
        unreadable.addAll(schemas.refusals());
        return new Review(folder, events, List.copyOf(unreadable));
    }

    private static List<EventType> types(Path folder, Findings findings) {
        try {
            var types = EventCatalog.in(folder).types();
            if (types.isEmpty()) {
                findings.in("schemas").refuse("There is no event in " + folder + ".", "Name the schemas folder.");
            }
            return types;
        } catch (CatalogException broken) {
            findings.in(broken.file())
                    .refuse(
                            broken.getMessage() + ".",
                            "Make the folder like those of the other events, with event.yaml and v1.avsc.");
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            findings.in("schemas")
                    .refuse(broken.getMessage() + ".", "Let every file be readable, and its name as in v2.avsc.");
        }
        return List.of();
    }

    private static ReviewedEvent review(EventType type, Findings findings) {
        var versions = new ArrayList<ReviewedSchema>();
        for (var schema : type.schemas()) {
            parse(schema, findings, versions);
        }
        return new ReviewedEvent(type, List.copyOf(versions));
    }

    private static void parse(EventSchema schema, Findings findings, List<ReviewedSchema> versions) {
        try {
            var avro = new Schema.Parser().parse(schema.content());
            if (avro.getType() == Schema.Type.RECORD) {
                versions.add(ReviewedSchema.of(schema, avro));
            } else {
                findings.in(schema.file()).refuse("An event is a record, this is " + avro + ".", "Make it a record.");
            }
        } catch (AvroRuntimeException broken) {
            findings.in(schema.file())
                    .refuse(
                            "Avro cannot parse it: " + broken.getMessage() + ".",
                            "Mend the schema; `./fleet schemas new` writes one to start from.");
        }
    }
}
