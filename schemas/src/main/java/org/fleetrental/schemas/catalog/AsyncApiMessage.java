package org.fleetrental.schemas.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.fleetrental.schemas.EventType;

/** The message objects of an AsyncAPI document. */
final class AsyncApiMessage {

    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
    private static final String TO_THE_ROOT = "../../../";

    private AsyncApiMessage() {}

    static void write(ObjectNode message, EventType type) {
        var description = type.description();
        var fullName = FieldPath.schema(type).getFullName();
        message.put("name", fullName)
                .put("title", type.name())
                .put("summary", description.when())
                .put("description", description.purpose())
                .put("contentType", "application/avro");
        headers(message.putObject("headers"), type, fullName);
        var payload = message.putObject("payload").put("schemaFormat", AVRO);
        AsyncApiDocument.reference(
                payload.putObject("schema"), TO_THE_ROOT + type.newest().file());
        message.set("bindings", AsyncApiDocument.kafka(key(Topic.key(type))));
        var examples = message.putArray("examples");
        for (var example : type.examplesOf(type.newest().version())) {
            examples.addObject()
                    .put("name", example.name())
                    .set("payload", PlainExample.of(type, example, PlainExample.Times.NUMBERS));
        }
        message.put("x-status", lower(description.status()));
        if (description.replacedBy() != null) {
            message.put("x-replaced-by", description.replacedBy());
        }
        message.put("x-personal-data", lower(description.personalData()));
        var versions = message.putArray("x-versions");
        description
                .versions()
                .forEach((version, release) -> versions.addObject()
                        .put("version", version)
                        .put("released", release.released().toString())
                        .put("changes", release.changes()));
    }

    /** Whatever the topic held: it may not even be Avro. */
    static void writeDeadLetter(ObjectNode message) {
        message.put("name", "DeadLetter")
                .put("title", "Dead letter")
                .put("summary", "A message as it came, with its key, its headers, and why it failed.")
                .put("contentType", "application/octet-stream");
        AsyncApiDocument.reference(message.putObject("headers"), "#/components/schemas/DeadLetterHeaders");
        message.putObject("payload").put("description", "The bytes as they came.");
        message.set("bindings", AsyncApiDocument.kafka(keySchema("The key of the original.")));
    }

    private static void headers(ObjectNode headers, EventType type, String fullName) {
        headers.put("type", "object");
        AsyncApiDocument.reference(headers.putArray("allOf").addObject(), "#/components/schemas/EventHeaders");
        var properties = headers.putObject("properties");
        properties.putObject("ce_type").put("type", "string").put("const", fullName);
        properties.putObject("ce_source").put("type", "string").put("const", "/" + type.owner() + "-service");
    }

    private static ObjectNode key(String words) {
        var binding = keySchema("The " + words + ".");
        ((ObjectNode) binding.get("key")).put("format", "uuid");
        return binding.put("schemaIdLocation", "payload").put("schemaIdPayloadEncoding", "confluent");
    }

    private static ObjectNode keySchema(String description) {
        var binding = JsonNodeFactory.instance.objectNode();
        binding.putObject("key").put("type", "string").put("description", description);
        return binding;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
