package org.fleetrental.schemas.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventExample;
import org.fleetrental.schemas.EventType;

/** An example without what only Avro's JSON encoding needs: {@code {"int": 5}} is 5. */
final class PlainExample {

    /** How points in time are written. */
    enum Times {
        /** As the numbers that Avro encodes. */
        NUMBERS,
        /** In ISO 8601. */
        TEXTS
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainExample() {}

    static JsonNode of(EventType type, EventExample example, Times times) {
        var schema = type.version(example.version())
                .orElseThrow(() -> new IllegalArgumentException(type.folder() + " has an example of version "
                        + example.version() + ", and no v" + example.version() + ".avsc"));
        try {
            return plain(new Schema.Parser().parse(schema.content()), JSON.readTree(example.json()), times);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(
                    type.folder() + "/examples: v" + example.version() + "-" + example.name() + " is not JSON", broken);
        }
    }

    private static JsonNode plain(Schema schema, JsonNode value, Times times) {
        return switch (schema.getType()) {
            case RECORD -> {
                var plain = JsonNodeFactory.instance.objectNode();
                for (var field : schema.getFields()) {
                    if (value.has(field.name())) {
                        plain.set(field.name(), plain(field.schema(), value.get(field.name()), times));
                    }
                }
                yield plain;
            }
            case ARRAY -> {
                var plain = JsonNodeFactory.instance.arrayNode();
                value.forEach(item -> plain.add(plain(schema.getElementType(), item, times)));
                yield plain;
            }
            case MAP -> {
                var plain = JsonNodeFactory.instance.objectNode();
                value.properties()
                        .forEach(entry ->
                                plain.set(entry.getKey(), plain(schema.getValueType(), entry.getValue(), times)));
                yield plain;
            }
            case UNION -> unwrapped(schema, value, times);
            case INT, LONG -> times == Times.TEXTS ? point(schema, value) : value;
            default -> value;
        };
    }

    private static JsonNode unwrapped(Schema union, JsonNode value, Times times) {
        if (!value.isObject() || value.size() != 1) {
            return value;
        }
        var branch = value.properties().iterator().next();
        return union.getTypes().stream()
                .filter(type -> type.getFullName().equals(branch.getKey()))
                .findFirst()
                .map(type -> plain(type, branch.getValue(), times))
                .orElse(value);
    }

    private static JsonNode point(Schema schema, JsonNode value) {
        var logical = schema.getLogicalType();
        if (logical == null || !value.isIntegralNumber()) {
            return value;
        }
        long number = value.asLong();
        return switch (logical.getName()) {
            case "timestamp-millis" -> text(Instant.ofEpochMilli(number));
            case "timestamp-micros" -> text(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
            case "timestamp-nanos" -> text(Instant.EPOCH.plusNanos(number));
            case "date" -> text(LocalDate.ofEpochDay(number));
            default -> value;
        };
    }

    private static JsonNode text(Object point) {
        return JsonNodeFactory.instance.textNode(point.toString());
    }
}
