package org.fleetrental.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.MadeUpEvents;
import org.fleetrental.local.Ports;
import org.fleetrental.local.TestRegistry;
import org.fleetrental.local.alignment.Alignment;
import org.fleetrental.local.alignment.Stray;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

    private static final String SCHEMA = """
            {"type":"record","name":"Seen","namespace":"org.fleetrental.test","fields":[
              {"name":"who","type":"string"},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}
            """;

    private final String registry = BackingServices.shared().registryUrl();
    private final EventDecoder decoder = new EventDecoder(registry);

    @Test
    void anEventIsShownAsItsSchemaSays() throws IOException {
        TestRegistry.shared().register(MadeUpEvents.of("Seen", SCHEMA));
        var at = Instant.parse("2026-01-02T03:04:05Z");

        var shown = decoder.decode(encoded("anna", at));

        assertThat(shown).contains("\"who\": \"anna\"").contains("2026-01-02T03:04:05Z");
        assertThat(new ObjectMapper().readTree(shown).path("who").asText()).isEqualTo("anna");
    }

    @Test
    void whatCannotBeDecodedIsShownAsThat() {
        assertThat(decoder.decode(new byte[] {1, 2, 3})).isEqualTo("(3 bytes, not an event)");
        assertThat(decoder.decode(new byte[] {0, 127, 0, 0, 1, 5}))
                .contains("not decodable")
                .contains("404");
        assertThat(decoder.decode(null)).isEqualTo("(no value)");
    }

    @Test
    void alignShowsTheEventsOfAnotherSystemByTheRegistryThatItIsTold() throws IOException {
        TestRegistry.shared().register(MadeUpEvents.of("Seen", SCHEMA));
        var event = encoded("anna", Instant.EPOCH);
        var another = new String[] {"--since", "2026-01-01T00:00:00Z", "--kafka", "another.properties"};

        assertThat(aligned(event, another)).endsWith("Seen (content: --registry)");
        assertThat(aligned(event, "--registry", registry, "--since", "2026-01-01T00:00:00Z"))
                .contains("\"who\": \"anna\"");
        assertThat(aligned(event, "--registry", registry, another[0], another[1], another[2], another[3]))
                .contains("STRAY", " made-up.topic 3/7 anna's version 2 Seen {", "\"who\": \"anna\"");
    }

    /** What {@code ./fleet align} says of an event that no database knows. */
    private static String aligned(byte[] event, String... arguments) {
        var command = new AlignCommand();
        Fleet.commandLine(command).parseArgs(arguments);
        var record = new ConsumerRecord<>("made-up.topic", 3, 7, "anna's".getBytes(UTF_8), event);
        record.headers().add("ce_type", "org.fleetrental.test.Seen".getBytes(UTF_8));
        record.headers().add("ce_aggregateversion", "2".getBytes(UTF_8));
        var findings = new Alignment.Findings(List.of(new Stray(UUID.randomUUID(), record)), List.of());
        return command.text(Ports.fixed("")).lines(findings).getFirst();
    }

    private byte[] encoded(String who, Instant at) throws IOException {
        var schema = new Schema.Parser().parse(SCHEMA);
        var event = new GenericRecordBuilder(schema)
                .set("who", who)
                .set("at", at.toEpochMilli())
                .build();
        var version = URI.create(registry + "/groups/made-up/artifacts/Seen/versions/1")
                .toURL()
                .openStream()
                .readAllBytes();
        int contentId = new ObjectMapper().readTree(version).path("contentId").asInt();
        var bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(ByteBuffer.allocate(4).putInt(contentId).array());
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
