package org.fleetrental.schemas.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventType;

/** What one service sends and receives, as an AsyncAPI 3.0 document. Ended events are not in it. */
final class AsyncApiDocument {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES, Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();
    private static final String BINDING = "0.5.0";

    private final String service;
    private final List<Topic> topics;

    private AsyncApiDocument(EventCatalog catalog, String service) {
        this.service = service;
        this.topics = Topic.of(catalog).stream()
                .map(topic -> new Topic(
                        topic.name(),
                        topic.types().stream().filter(this::concerns).toList()))
                .filter(topic -> !topic.types().isEmpty())
                .toList();
    }

    static String of(EventCatalog catalog, String service) {
        try {
            return "# Generated from schemas/ by ./fleet catalog --write; a test fails if it differs.\n"
                    + YAML.writeValueAsString(new AsyncApiDocument(catalog, service).write());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode write() {
        var document = object().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", service + "-service")
                .put("version", "1.0.0")
                .put("description", "The events that " + service + "-service sends, and those that it reacts to.");
        document.put("defaultContentType", "application/avro");
        servers(document.putObject("servers"));
        var channels = document.putObject("channels");
        topics.forEach(topic -> channel(channels.putObject(topic.name()), topic));
        deadLetterChannel(channels.putObject(Topic.deadLetters(service)));
        var operations = document.putObject("operations");
        topics.forEach(topic -> topic.types().forEach(type -> operation(operations, topic, type)));
        deadLetterOperation(operations);
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        topics.forEach(topic ->
                topic.types().forEach(type -> AsyncApiMessage.write(messages.putObject(type.name()), type)));
        AsyncApiMessage.writeDeadLetter(messages.putObject("DeadLetter"));
        var schemas = components.putObject("schemas");
        headers(schemas.putObject("EventHeaders"), Header.OF_EVENTS);
        headers(schemas.putObject("DeadLetterHeaders"), Header.OF_DEAD_LETTERS);
        return document;
    }

    private static void servers(ObjectNode servers) {
        var kafka = servers.putObject("kafka")
                .put("host", "{bootstrapServers}")
                .put("protocol", "kafka")
                .put("description", "The Kafka cluster of the deployment, with Apicurio Registry beside it.");
        kafka.putObject("variables")
                .putObject("bootstrapServers")
                .put("default", "localhost:9092")
                .put("description", "Addresses of brokers, as the deployment sets them.");
    }

    private static void channel(ObjectNode channel, Topic topic) {
        channel.put("address", topic.name())
                .put(
                        "description",
                        "The events of %s-service, in order per %s, which is the key."
                                .formatted(topic.owner(), topic.key()));
        var messages = channel.putObject("messages");
        topic.types()
                .forEach(type -> reference(messages.putObject(type.name()), "#/components/messages/" + type.name()));
        channel.set("bindings", kafka(object().put("topic", topic.name())));
    }

    private void deadLetterChannel(ObjectNode channel) {
        channel.put("address", Topic.deadLetters(service))
                .put(
                        "description",
                        "What the service could not take in, for those who watch topics. Nobody reads it back.");
        reference(channel.putObject("messages").putObject("DeadLetter"), "#/components/messages/DeadLetter");
        channel.set("bindings", kafka(object().put("topic", Topic.deadLetters(service))));
    }

    private void operation(ObjectNode operations, Topic topic, EventType type) {
        if (isSent(type)) {
            var operation = operations.putObject("send" + type.name()).put("action", "send");
            refer(operation, topic.name(), type.name());
            operation.put("summary", type.description().when());
        }
        var consumer = type.description().consumers().get(service);
        if (consumer != null) {
            var operation = operations.putObject("receive" + type.name()).put("action", "receive");
            refer(operation, topic.name(), type.name());
            operation.put("summary", service + "-service " + consumer.why() + ".");
            var group = object();
            group.putObject("groupId").put("type", "string").put("const", Topic.group(service, topic.name()));
            operation.set("bindings", kafka(group));
            var uses = operation.putArray("x-uses");
            consumer.uses().forEach(uses::add);
        }
    }

    private void deadLetterOperation(ObjectNode operations) {
        var operation = operations.putObject("sendDeadLetter").put("action", "send");
        refer(operation, Topic.deadLetters(service), "DeadLetter");
        operation.put("summary", "A message failed for good, and waits for an operator.");
    }

    private static void refer(ObjectNode operation, String channel, String message) {
        reference(operation.putObject("channel"), "#/channels/" + channel);
        ArrayNode messages = operation.putArray("messages");
        reference(messages.addObject(), "#/channels/" + channel + "/messages/" + message);
    }

    private static void headers(ObjectNode schema, List<Header> headers) {
        schema.put("type", "object");
        var required = JsonNodeFactory.instance.arrayNode();
        var properties = schema.putObject("properties");
        for (var header : headers) {
            properties.putObject(header.name()).put("type", "string").put("description", header.meaning());
            if (header.required()) {
                required.add(header.name());
            }
        }
        schema.set("required", required);
    }

    private boolean concerns(EventType type) {
        return Topic.isPublished(type)
                && (isSent(type) || type.description().consumers().containsKey(service));
    }

    private boolean isSent(EventType type) {
        return type.owner().equals(service);
    }

    static ObjectNode kafka(ObjectNode binding) {
        var bindings = object();
        bindings.set("kafka", binding.put("bindingVersion", BINDING));
        return bindings;
    }

    static void reference(ObjectNode place, String target) {
        place.put("$ref", target);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
