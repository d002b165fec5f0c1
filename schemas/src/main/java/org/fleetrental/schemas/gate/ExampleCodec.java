package org.fleetrental.schemas.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Writes an event as its producer does, and reads it as a consumer does that knows another version. */
final class ExampleCodec {

    /** Knows ids and times, so that text in place of an id is no example. */
    private static final GenericData MODEL = new GenericData();

    static {
        MODEL.addLogicalTypeConversion(new Conversions.UUIDConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    private ExampleCodec() {}

    /** @param json in Avro's JSON encoding */
    static byte[] encode(String json, Schema schema) throws UnreadableExampleException {
        try {
            var decoder = DecoderFactory.get().jsonDecoder(schema, json);
            var event = new GenericDatumReader<>(schema, schema, MODEL).read(null, decoder);
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema, MODEL).write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException | RuntimeException unreadable) {
            throw new UnreadableExampleException(unreadable);
        }
    }

    /** Whoever leaves bytes behind has read something else than was written. */
    static void decode(byte[] bytes, Schema writer, Schema reader) throws UnreadableExampleException {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
            new GenericDatumReader<>(writer, reader, MODEL).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableExampleException("bytes are left behind the event");
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new UnreadableExampleException(unreadable);
        }
    }
}
