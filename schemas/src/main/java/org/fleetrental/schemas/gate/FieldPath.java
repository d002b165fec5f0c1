package org.fleetrental.schemas.gate;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The way from the top of an event to a field, as in {@code rental.lines.net}; through lists and what may be absent.
 */
record FieldPath(List<String> steps) {

    static FieldPath of(String text) {
        return new FieldPath(List.of(text.split("\\.", -1)));
    }

    Optional<Schema.Field> in(Schema event) {
        var field = step(event, steps.getFirst());
        for (var name : steps.subList(1, steps.size())) {
            field = field.flatMap(parent -> step(parent.schema(), name));
        }
        return field;
    }

    /** The part of it that a schema does not have: {@code a.b} of {@code a.b.c} if there is {@code a} alone. */
    Optional<FieldPath> firstMissingIn(Schema event) {
        for (int length = 1; length <= steps.size(); length++) {
            var part = new FieldPath(steps.subList(0, length));
            if (part.in(event).isEmpty()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }

    private static Optional<Schema.Field> step(Schema from, String name) {
        return Values.of(from)
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .flatMap(type -> Optional.ofNullable(type.getField(name)).stream())
                .findFirst();
    }
}
