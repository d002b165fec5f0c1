package org.fleetrental.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plants what a rule has to find. */
final class Edit {

    private static final String CONTAINER = "/spec/template/spec/containers/0";

    private Edit() {}

    /** Of a service; the first container. */
    static void container(Rendered rendered, String pointer, Object value) {
        put(rendered.one("Deployment", "rentals-service"), CONTAINER + pointer, value);
    }

    static void pod(Rendered rendered, String pointer, Object value) {
        put(rendered.one("Deployment", "rentals-service"), "/spec/template/spec" + pointer, value);
    }

    static void put(JsonNode manifest, String pointer, Object value) {
        var place = JsonPointer.compile(pointer);
        var parent = manifest.at(place.head());
        var node = node(value);
        switch (parent) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), node);
            case ArrayNode list
            when place.last().getMatchingIndex() >= 0 -> list.set(place.last().getMatchingIndex(), node);
            default -> throw new IllegalArgumentException(pointer);
        }
    }

    static void add(JsonNode manifest, String pointer, Object value) {
        ((ArrayNode) manifest.at(pointer)).add(node(value));
    }

    static void remove(JsonNode manifest, String pointer) {
        var place = JsonPointer.compile(pointer);
        var removed =
                ((ObjectNode) manifest.at(place.head())).remove(place.last().getMatchingProperty());
        if (removed == null) {
            throw new IllegalArgumentException(pointer);
        }
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            case Boolean is -> JsonNodeFactory.instance.booleanNode(is);
            case JsonNode node -> node;
            default -> JsonNodeFactory.instance.textNode(value.toString());
        };
    }

    static ObjectNode object(String name, Object value) {
        var object = JsonNodeFactory.instance.objectNode();
        object.set(name, node(value));
        return object;
    }
}
