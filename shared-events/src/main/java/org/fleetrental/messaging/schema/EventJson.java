package org.fleetrental.messaging.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.fleetrental.messaging.RejectedEventException;
import org.jspecify.annotations.Nullable;

/** Events as people read them, of any type: as JSON, in the words of the schema that they were written with. */
public final class EventJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GenericData MODEL = model();

    private EventJson() {}

    private static GenericData model() {
        var model = new GenericData();
        model.addLogicalTypeConversion(new Conversions.UUIDConversion());
        model.addLogicalTypeConversion(new TimeConversions.DateConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        return model;
    }

    /**
     * @param data without its frame
     * @throws RejectedEventException if the data does not fit the schema
     */
    public static JsonNode read(BinaryDecoder data, Schema writer) {
        try {
            return JSON.valueToTree(plain(new GenericDatumReader<>(writer, writer, MODEL).read(null, data)));
        } catch (IOException | RuntimeException undecodable) {
            throw new RejectedEventException(
                    "Not a readable %s: %s".formatted(writer.getName(), undecodable.getMessage()), undecodable);
        }
    }

    private static @Nullable Object plain(@Nullable Object datum) {
        return switch (datum) {
            case null -> null;
            case IndexedRecord fields -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                fields.getSchema()
                        .getFields()
                        .forEach(field -> plain.put(field.name(), plain(fields.get(field.pos()))));
                yield plain;
            }
            case Collection<?> items -> items.stream().map(EventJson::plain).toList();
            case Map<?, ?> entries -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                entries.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
                yield plain;
            }
            case Number number -> number;
            case Boolean truth -> truth;
            case GenericFixed bytes -> bytes.bytes();
            case ByteBuffer bytes -> bytes.array();
            default -> datum.toString();
        };
    }
}
