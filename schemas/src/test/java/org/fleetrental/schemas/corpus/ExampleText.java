package org.fleetrental.schemas.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.fleetrental.schemas.EventSchema;

/** Examples of a new version, from those of the one before. */
final class ExampleText {

    private ExampleText() {}

    /** The same event as the newer version writes it; as it is, if the newer one cannot read it. */
    static String rewritten(String json, EventSchema older, EventSchema newer) {
        try {
            var writer = new Schema.Parser().parse(older.content());
            var reader = new Schema.Parser().parse(newer.content());
            var event = read(bytes(json, writer), writer, reader);
            var text = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().jsonEncoder(reader, text, true);
            new GenericDatumWriter<>(reader).write(event, encoder);
            encoder.flush();
            return text.toString(StandardCharsets.UTF_8) + "\n";
        } catch (IOException | AvroRuntimeException incompatible) {
            return json;
        }
    }

    private static byte[] bytes(String json, Schema writer) throws IOException {
        var event =
                new GenericDatumReader<>(writer).read(null, DecoderFactory.get().jsonDecoder(writer, json));
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(writer).write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new GenericDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
