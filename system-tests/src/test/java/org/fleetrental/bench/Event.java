package org.fleetrental.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;

/** An OdometerRecorded as fleet-service writes it: the same columns, headers and bytes. */
record Event(UUID id, UUID aggregate, long version, Map<String, String> headers, byte[] payload) {

    static final String NAME = "OdometerRecorded";
    static final String OWNER = "fleet";

    static final int LANES = 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = new Schema.Parser()
            .parse(EventCatalog.packed().schemas().stream()
                    .filter(schema -> schema.name().equals(NAME))
                    .reduce((older, newer) -> newer)
                    .map(EventSchema::content)
                    .orElseThrow());

    /** Events of several aggregates, one of each in turn. */
    static List<Event> interleaved(int events, int aggregates) {
        var ids = new UUID[aggregates];
        Arrays.setAll(ids, _ -> UUID.randomUUID());
        var all = new ArrayList<Event>(events);
        for (int i = 0; i < events; i++) {
            all.add(of(ids[i % aggregates], 1 + i / aggregates));
        }
        return all;
    }

    static Event of(UUID aggregate, long version) {
        var id = UUID.randomUUID();
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", SCHEMA.getFullName());
        headers.put("ce_source", "/fleet-service");
        headers.put("ce_subject", aggregate.toString());
        headers.put("ce_time", Instant.now().toString());
        headers.put("content-type", "application/avro");
        headers.put("ce_aggregateversion", String.valueOf(version));
        headers.put("ce_correlationid", id.toString());
        headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");
        return new Event(id, aggregate, version, headers, encoded(aggregate, version));
    }

    byte[] key() {
        return bytes(aggregate.toString());
    }

    int lane() {
        return Math.floorMod(Arrays.hashCode(key()), LANES);
    }

    /** The headers as the outbox keeps them. */
    String headersJson() {
        var list = new ArrayList<Map<String, String>>();
        headers.forEach((name, value) -> list.add(Map.of("name", name, "text", value)));
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As the relay sends it. */
    ProducerRecord<byte[], byte[]> record(String topic, int contentId) {
        var value = ByteBuffer.allocate(5 + payload.length)
                .put((byte) 0)
                .putInt(contentId)
                .put(payload)
                .array();
        List<Header> list = new ArrayList<>();
        headers.forEach((name, text) -> list.add(new RecordHeader(name, bytes(text))));
        return new ProducerRecord<>(topic, null, key(), value, list);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(UUID aggregate, long version) {
        var vehicle = new GenericData.Record(SCHEMA.getField("vehicle").schema());
        vehicle.put("vehicleId", aggregate.toString());
        vehicle.put("vin", "WVWZZZ1JZXW000001");
        vehicle.put("make", "Volkswagen");
        vehicle.put("model", "Golf Variant");
        vehicle.put("year", 2024);
        vehicle.put("vehicleClass", symbol(vehicle.getSchema(), "vehicleClass", "COMPACT"));
        vehicle.put("licensePlate", "B-FR 1234");
        vehicle.put("state", symbol(vehicle.getSchema(), "state", "AVAILABLE"));
        vehicle.put("odometerKm", Math.toIntExact(10_000 + version));
        var event = new GenericData.Record(SCHEMA);
        event.put("readingId", UUID.randomUUID().toString());
        event.put("readingKm", Math.toIntExact(10_000 + version));
        event.put("recordedAt", System.currentTimeMillis() * 1000);
        event.put("source", symbol(SCHEMA, "source", "MANUAL"));
        event.put("vehicle", vehicle);
        return encoded(event);
    }

    private static GenericData.EnumSymbol symbol(Schema record, String field, String symbol) {
        return new GenericData.EnumSymbol(record.getField(field).schema(), symbol);
    }

    private static byte[] encoded(GenericRecord event) {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(SCHEMA).write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
