package org.fleetrental.schemas.catalog;

import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** A type of a schema, in words for people. */
final class TypeWords {

    private TypeWords() {}

    static String of(Schema schema) {
        var logical = schema.getLogicalType();
        if (logical != null) {
            return ofLogical(logical.getName());
        }
        return switch (schema.getType()) {
            case STRING -> "text";
            case INT -> "whole number, 32 bit";
            case LONG -> "whole number, 64 bit";
            case FLOAT, DOUBLE -> "floating-point number";
            case BOOLEAN -> "yes or no";
            case BYTES -> "bytes";
            case FIXED -> schema.getFixedSize() + " bytes";
            case NULL -> "nothing";
            case RECORD, ENUM -> schema.getName();
            case ARRAY -> "list of " + of(schema.getElementType());
            case MAP -> "map from text to " + of(schema.getValueType());
            case UNION -> ofUnion(schema);
        };
    }

    /** The enum that a type is made of, if it is. */
    static Optional<Schema> enumIn(Schema schema) {
        return switch (schema.getType()) {
            case ENUM -> Optional.of(schema);
            case ARRAY -> enumIn(schema.getElementType());
            case MAP -> enumIn(schema.getValueType());
            case UNION ->
                schema.getTypes().stream()
                        .map(TypeWords::enumIn)
                        .flatMap(Optional::stream)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static String ofLogical(String name) {
        return switch (name) {
            case "uuid" -> "UUID";
            case "timestamp-micros", "timestamp-millis", "timestamp-nanos" -> "instant, UTC";
            case "local-timestamp-micros", "local-timestamp-millis" -> "local date and time";
            case "date" -> "date";
            case "time-micros", "time-millis" -> "time of day";
            case "decimal" -> "decimal number";
            default -> name;
        };
    }

    private static String ofUnion(Schema union) {
        var words = union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .map(TypeWords::of)
                .collect(Collectors.joining(" or "));
        return union.isNullable() ? "optional " + words : words;
    }
}
