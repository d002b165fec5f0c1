package org.fleetrental.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Kinds that no class is there for: KEDA, CloudNativePG, External Secrets, the Prometheus operator. What they may hold
 * is written down by hand, and only what is used here, in {@code custom-resources.yaml}: it finds a field that is
 * misspelt or misplaced, and cannot tell whether an operator's next version still has it.
 */
final class CustomResources {

    private final JsonNode schemas;

    private CustomResources(JsonNode schemas) {
        this.schemas = schemas;
    }

    static CustomResources read() {
        try (var file = CustomResources.class.getResourceAsStream("custom-resources.yaml")) {
            return new CustomResources(new YAMLMapper().readTree(Objects.requireNonNull(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean know(JsonNode manifest) {
        return schemas.has(StrictModels.type(manifest));
    }

    List<String> findings(JsonNode manifest) {
        var findings = new ArrayList<String>();
        manifest.properties().forEach(field -> {
            switch (field.getKey()) {
                case "apiVersion", "kind" -> {}
                case "metadata" -> check("/metadata", field.getValue(), schemas.path("metadata"), findings);
                default ->
                    check(
                            "/" + field.getKey(),
                            field.getValue(),
                            schemas.path(StrictModels.type(manifest)).path(field.getKey()),
                            findings);
            }
        });
        return findings;
    }

    private static void check(String path, JsonNode value, JsonNode schema, List<String> findings) {
        if (schema.isMissingNode()) {
            findings.add(path + " is unknown");
        } else if (schema.isTextual()) {
            if (!isA(schema.textValue(), value)) {
                findings.add(path + " is no " + schema.textValue());
            }
        } else if (schema.isArray()) {
            if (!value.isArray()) {
                findings.add(path + " is no list");
            }
            for (int i = 0; i < value.size(); i++) {
                check(path + "/" + i, value.get(i), schema.get(0), findings);
            }
        } else if (!value.isObject()) {
            findings.add(path + " is no object");
        } else {
            value.properties()
                    .forEach(field -> check(
                            path + "/" + field.getKey(), field.getValue(), schema.path(field.getKey()), findings));
        }
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isInt();
            case "boolean" -> value.isBoolean();
            case "strings" -> value.isObject() && value.valueStream().allMatch(JsonNode::isTextual);
            default -> throw new IllegalArgumentException(type);
        };
    }
}
