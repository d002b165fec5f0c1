package org.fleetrental.local.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads a record's value with the schema that it was written with, which the registry knows by the id in the value. */
final class EventDecoder {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;

    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final GenericData data = new GenericData();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String registryUrl;

    EventDecoder(String registryUrl) {
        this.registryUrl = registryUrl;
        data.addLogicalTypeConversion(new TimeConversions.DateConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    /** As JSON, or why it cannot be shown. */
    String decode(byte @Nullable [] value) {
        if (value == null) {
            return "(no value)";
        }
        if (value.length < HEADER_BYTES || value[0] != MAGIC) {
            return "(" + value.length + " bytes, not an event)";
        }
        try {
            var schema = schema(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
            var bytes = DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
            return data.toString(new GenericDatumReader<>(schema, schema, data).read(null, bytes));
        } catch (IOException | AvroRuntimeException undecodable) {
            return "(" + value.length + " bytes, not decodable: " + undecodable.getMessage() + ")";
        }
    }

    private Schema schema(int contentId) throws IOException {
        var known = schemas.get(contentId);
        if (known != null) {
            return known;
        }
        var request = HttpRequest.newBuilder(URI.create(registryUrl + "/ids/contentIds/" + contentId))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the registry answers " + answer.statusCode() + " for content " + contentId);
            }
            var schema = new Schema.Parser().parse(answer.body());
            schemas.put(contentId, schema);
            return schema;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
