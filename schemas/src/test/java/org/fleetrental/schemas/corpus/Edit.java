package org.fleetrental.schemas.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * One change of a tree. One of the four is given, and says where: names of keys, of list elements by their
 * {@code name}, or list elements themselves, with dots between. In a schema the first one is the name of a record or
 * enum.
 *
 * @param add to the end of this list
 * @param set this key
 * @param remove this key or element
 * @param moveLast this element, to the end of its list
 * @param value for {@code add} and {@code set}
 */
record Edit(String add, String set, String remove, String moveLast, JsonNode value) {

    void applyToSchema(JsonNode schema) {
        var steps = steps();
        apply(type(schema, steps.getFirst()), steps.subList(1, steps.size()));
    }

    void applyToDescription(JsonNode description) {
        apply(description, steps());
    }

    private void apply(JsonNode top, List<String> steps) {
        if (add != null) {
            ((ArrayNode) follow(top, steps)).add(value);
            return;
        }
        var parent = follow(top, steps.subList(0, steps.size() - 1));
        var last = steps.getLast();
        if (set != null && parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (remove != null && parent instanceof ObjectNode object) {
            object.remove(last);
        } else {
            var list = (ArrayNode) parent;
            var element = list.remove(indexOf(list, last));
            if (moveLast != null) {
                list.add(element);
            }
        }
    }

    private List<String> steps() {
        return List.of(Arrays.asList(add, set, remove, moveLast).stream()
                .filter(path -> path != null)
                .findFirst()
                .orElseThrow()
                .split("\\."));
    }

    private static JsonNode follow(JsonNode top, List<String> steps) {
        var place = top;
        for (var step : steps) {
            place = place instanceof ArrayNode list ? list.get(indexOf(list, step)) : place.path(step);
        }
        return place;
    }

    private static int indexOf(ArrayNode list, String step) {
        for (int index = 0; index < list.size(); index++) {
            var element = list.get(index);
            if (element.path("name").asText().equals(step) || element.asText().equals(step)) {
                return index;
            }
        }
        throw new IllegalArgumentException("No " + step + " in " + list);
    }

    private static JsonNode type(JsonNode schema, String name) {
        return schema.findParents("name").stream()
                .filter(node -> node.path("name").asText().equals(name))
                .filter(node -> node.path("type").asText().matches("record|enum"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No type " + name + " in " + schema));
    }
}
