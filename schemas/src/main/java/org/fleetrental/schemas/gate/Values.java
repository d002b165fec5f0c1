package org.fleetrental.schemas.gate;

import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** What a field's values are, whether it holds one, several or perhaps none. */
final class Values {

    private Values() {}

    /** The types of the values themselves: no unions, arrays, maps or null among them. */
    static Stream<Schema> of(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> schema.getTypes().stream().flatMap(Values::of);
            case ARRAY -> of(schema.getElementType());
            case MAP -> of(schema.getValueType());
            case NULL -> Stream.empty();
            default -> Stream.of(schema);
        };
    }

    static boolean isUuid(Schema schema) {
        return schema.getType() == Schema.Type.STRING && logicalType(schema).equals("uuid");
    }

    static boolean isTimestamp(Schema schema) {
        return schema.getType() == Schema.Type.LONG && logicalType(schema).equals("timestamp-micros");
    }

    /** By name; empty if it has none, or one that Avro does not know. */
    static String logicalType(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return type == null ? "" : type.getName();
    }
}
