package org.fleetrental.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventType;

/**
 * The way to a field of an event, through records, lists and optional values.
 *
 * @param steps one for each field on the way, outermost first
 */
public record FieldPath(List<Step> steps) {

    private static final Pattern SINCE = Pattern.compile("\\s+since\\s+\\d+$");

    /**
     * A field of a record.
     *
     * @param record full name, as of the class that is generated for it
     */
    public record Step(String record, String field) implements Comparable<Step> {

        /** As a reader of the code says it: {@code Money.amountMinor}. */
        @Override
        public String toString() {
            return record.substring(record.lastIndexOf('.') + 1) + "." + field;
        }

        @Override
        public int compareTo(Step other) {
            return (record + "." + field).compareTo(other.record + "." + other.field);
        }
    }

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * @param use as a consumer declares it: {@code rental.lines.net} or {@code downtimeMinutes since 2}
     * @return empty if the newest schema has no such field
     */
    public static Optional<FieldPath> of(EventType type, String use) {
        var steps = new ArrayList<Step>();
        var schema = Optional.of(schema(type));
        for (var name : withoutSince(use).split("\\.")) {
            var record = schema.flatMap(FieldPath::recordIn);
            var field = record.map(r -> r.getField(name));
            if (field.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step(record.get().getFullName(), name));
            schema = field.map(Schema.Field::schema);
        }
        return Optional.of(new FieldPath(steps));
    }

    public static String withoutSince(String use) {
        return SINCE.matcher(use.strip()).replaceFirst("");
    }

    /** The newest one. */
    static Schema schema(EventType type) {
        return new Schema.Parser().parse(type.newest().content());
    }

    /** The record that a type is made of: itself, its items, its values, or one of its alternatives. */
    static Optional<Schema> recordIn(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Optional.of(schema);
            case ARRAY -> recordIn(schema.getElementType());
            case MAP -> recordIn(schema.getValueType());
            case UNION ->
                schema.getTypes().stream()
                        .map(FieldPath::recordIn)
                        .flatMap(Optional::stream)
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
