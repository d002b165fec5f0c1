package org.fleetrental.schemas.gate;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fleetrental.schemas.EventSchema;

/** Versions are counted without gaps, each knows its number, and {@code event.yaml} tells of each. */
final class Versions implements EventRule {

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        int expected = 1;
        for (var schema : event.type().schemas()) {
            if (schema.version() != expected) {
                findings.in(schema.file())
                        .refuse("There is no version " + expected + " before it.", "Name it v" + expected + ".avsc.");
            }
            expected = schema.version() + 1;
        }
        event.versions().forEach(schema -> checkNumber(schema, findings));
        checkDescription(event, findings);
    }

    private static void checkNumber(ReviewedSchema schema, Findings findings) {
        var number = schema.avro().getObjectProp("version");
        if (!Integer.valueOf(schema.version()).equals(number)) {
            findings.in(schema)
                    .at("version")
                    .refuse(
                            "The schema says it is version " + number + ".",
                            "Write \"version\": " + schema.version() + ", as the file's name does.");
        }
    }

    private static void checkDescription(ReviewedEvent event, Findings findings) {
        var schemas = event.type().schemas().stream()
                .map(EventSchema::version)
                .collect(Collectors.toCollection(TreeSet::new));
        var described = event.description().versions().keySet();
        if (!schemas.equals(described)) {
            findings.in(event.descriptionFile())
                    .at("versions")
                    .refuse(
                            "It tells of versions " + described + ", and there are " + schemas + ".",
                            "Say for each version when it was released and what it changes.");
        }
    }
}
