package org.fleetrental.schemas.gate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * An alias is a name that nothing else has. Where a record has both the field and one of the field's aliases, a reader
 * moves the value of the one into the other, without an error, or cannot read at all.
 */
final class Aliases implements EventRule {

    @Override
    public String name() {
        return "aliases";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        for (var schema : event.versions()) {
            for (var other : event.versions()) {
                checkTypes(schema, other, findings);
                checkFields(schema, other, findings);
            }
        }
    }

    private static void checkTypes(ReviewedSchema schema, ReviewedSchema other, Findings findings) {
        var there = other.types().stream().map(Schema::getFullName).toList();
        for (var type : schema.types()) {
            var names = names(type.getFullName(), type.getAliases());
            check(names, there, other, findings.in(newer(schema, other)).at(type.getName()));
        }
    }

    private static void checkFields(ReviewedSchema schema, ReviewedSchema other, Findings findings) {
        for (var field : schema.fields()) {
            var there =
                    other
                            .type(field.record().getFullName())
                            .filter(type -> type.getType() == Schema.Type.RECORD)
                            .stream()
                            .flatMap(type -> type.getFields().stream())
                            .map(Schema.Field::name)
                            .toList();
            var names = names(field.name(), field.field().aliases());
            check(names, there, other, findings.in(newer(schema, other)).at(field.path()));
        }
    }

    private static List<String> names(String name, Set<String> aliases) {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }

    private static void check(List<String> names, List<String> there, ReviewedSchema other, Findings.Place place) {
        var present = new TreeSet<>(names);
        present.retainAll(there);
        if (present.size() > 1) {
            place.refuse(
                    "By its aliases it is each of " + present + ", and version " + other.version()
                            + " has them side by side.",
                    "Take the alias away; an alias is a former name that nothing else has.");
        }
    }

    private static ReviewedSchema newer(ReviewedSchema one, ReviewedSchema other) {
        return one.version() > other.version() ? one : other;
    }
}
