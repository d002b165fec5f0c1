package org.fleetrental.messaging.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.messaging.RejectedEventException;

/**
 * Avro binary, and the frame that the registry's serdes put around it: a zero byte, four bytes of content id,
 * big-endian, then the data.
 */
public final class AvroCodec {

    private static final byte MAGIC = 0;
    private static final int FRAME_BYTES = 1 + Integer.BYTES;

    /** Of a string, of bytes, and of items in a collection: no more than a record can have. */
    private static final String LENGTH_MAX = Integer.toString(1 << 20);

    static {
        // A decoder makes room for what a length says before it reads on: a garbled one would ask for gigabytes. Avro
        // looks at these when it decodes for the first time, which it does through this class.
        for (var limited : List.of("string", "bytes", "collectionItems")) {
            System.setProperty("org.apache.avro.limits." + limited + ".maxLength", LENGTH_MAX);
        }
    }

    /**
     * The conversions of a generated class, and the loader that it comes from: Avro's own loader may see another class
     * of that name, as in Quarkus' tests, or none.
     */
    private static final ClassValue<SpecificData> MODELS = new ClassValue<>() {
        @Override
        protected SpecificData computeValue(Class<?> type) {
            var model = new SpecificData(type.getClassLoader());
            SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
            return model;
        }
    };

    /** How to read what was written with one schema as a class: dear to work out, and good for every thread. */
    private static final Map<ReaderKey<?>, DatumReader<?>> READERS = new ConcurrentHashMap<>();

    private record ReaderKey<E>(Schema writer, Class<E> type) {

        private DatumReader<E> reader() {
            var model = MODELS.get(type);
            return new SpecificDatumReader<>(writer, model.getSchema(type), model);
        }
    }

    private AvroCodec() {}

    public static byte[] encode(SpecificRecord event) {
        var bytes = new ByteArrayOutputStream(512);
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(event.getSchema(), SpecificData.getForClass(event.getClass()))
                    .write(event, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static byte[] frame(long contentId, byte[] data) {
        return ByteBuffer.allocate(FRAME_BYTES + data.length)
                .put(MAGIC)
                .putInt(Math.toIntExact(contentId))
                .put(data)
                .array();
    }

    /** @throws RejectedEventException if the value is not framed */
    public static long contentId(byte[] value) {
        if (value.length < FRAME_BYTES) {
            throw new RejectedEventException(
                    "The value has %d bytes, a framed one at least %d".formatted(value.length, FRAME_BYTES));
        }
        if (value[0] != MAGIC) {
            throw new RejectedEventException("The value starts with byte %d, not with %d".formatted(value[0], MAGIC));
        }
        return Integer.toUnsignedLong(ByteBuffer.wrap(value).getInt(1));
    }

    /** What is in the frame. */
    public static BinaryDecoder data(byte[] value) {
        return DecoderFactory.get().binaryDecoder(value, FRAME_BYTES, value.length - FRAME_BYTES, null);
    }

    /**
     * Reads a framed value that was written with {@code writer} as the newest {@code E}.
     *
     * @throws RejectedEventException if the data does not fit the schema, or the schema does not fit {@code E}
     */
    public static <E extends SpecificRecord> E decode(byte[] value, Schema writer, Class<E> type) {
        var reader = READERS.computeIfAbsent(new ReaderKey<>(writer, type), ReaderKey::reader);
        var decoder = data(value);
        try {
            var event = type.cast(reader.read(null, decoder));
            if (!decoder.isEnd()) {
                throw new RejectedEventException("Bytes are left over after the " + type.getSimpleName());
            }
            return event;
        } catch (IOException | RuntimeException | StackOverflowError undecodable) {
            throw undecodable instanceof RejectedEventException rejected
                    ? rejected
                    : new RejectedEventException(
                            "Not a readable " + type.getSimpleName() + ": " + undecodable, undecodable);
        }
    }
}
