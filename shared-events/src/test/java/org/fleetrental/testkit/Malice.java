package org.fleetrental.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.fleetrental.testkit.ApiDocument.Operation;

/** Makes a request that looks right from one that the document describes, and spoils it in one or two places. */
final class Malice {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 6;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "'; drop table vehicle; --",
            "1 or 1=1",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "%00%0d%0aSet-Cookie: a=b",
            "\u0000",
            "a\u0000b",
            "\u202egnirts",
            "\uD83D\uDE97\u0301\u200b\ufeff",
            "\uFFFF\uFFFE",
            "İıſK",
            "\r\n\t\u001b[31m",
            "=HYPERLINK(\"http://127.0.0.1\")",
            "x".repeat(10_000),
            "é".repeat(300),
            "2026-02-30T25:61:61Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "2026-13-01",
            "0000-00-00",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "-1",
            "9223372036854775808",
            "1e400",
            "NaN",
            "1,2,3",
            "*");

    /** As they stand in a body: also such as no JSON library writes. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "-0.0",
            "1e400",
            "1e-400",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"a\":{\"b\":[1]}}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\"",
            "NaN",
            "01",
            "'text'",
            "undefined",
            "[".repeat(2_000) + "]".repeat(2_000));

    private final ApiDocument document;
    private final Random random;
    private final Supplier<String> id;

    Malice(ApiDocument document, Random random, Supplier<String> id) {
        this.document = document;
        this.random = random;
        this.id = id;
    }

    /** @param target path and query */
    record Request(String method, String target, Map<String, String> headers, byte[] body) {

        @Override
        public String toString() {
            return method + " " + cut(target) + " " + cut(headers.toString()) + " "
                    + cut(new String(body, StandardCharsets.UTF_8));
        }

        private static String cut(String text) {
            return text.substring(0, Math.min(500, text.length()));
        }
    }

    Request request(Operation operation) {
        var target = new StringBuilder(operation.path());
        var headers = new LinkedHashMap<String, String>();
        var query = new ArrayList<String>();
        for (var described : operation.description().path("parameters")) {
            var parameter = document.resolve(described);
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> replace(target, "{" + name + "}", oneIn(6) ? encoded(text()) : pathValue(parameter));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextBoolean()) {
                        query.add(name + "=" + encoded(oneIn(2) ? text() : text(parameter.path("schema"))));
                    }
                }
                case "header" -> headers.put(name, headerValue());
                default -> {}
            }
        }
        if (oneIn(10)) {
            query.add(encoded(text()) + "=" + encoded(text()));
        }
        headers.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        var body = body(operation, headers);
        var suffix = query.isEmpty() ? "" : "?" + String.join("&", query);
        return new Request(operation.method(), target + suffix, headers, body);
    }

    private String pathValue(JsonNode parameter) {
        var text = text(parameter.path("schema"));
        return text.isEmpty() ? id.get() : encoded(text);
    }

    private String headerValue() {
        return switch (random.nextInt(4)) {
            case 0 -> "*";
            case 1 -> "\"" + random.nextInt(5) + "\"";
            case 2 -> "x".repeat(1 + random.nextInt(600));
            default -> UUID.randomUUID().toString();
        };
    }

    private byte[] body(Operation operation, Map<String, String> headers) {
        if (operation.body().isEmpty()) {
            return new byte[0];
        }
        var content = operation.body().properties().iterator().next();
        headers.put("Content-Type", oneIn(20) ? "text/plain" : content.getKey());
        var sample = document.example(content.getValue());
        var body = sample == null || oneIn(3) ? value(content.getValue().path("schema"), 0) : sample.deepCopy();
        return switch (random.nextInt(12)) {
            case 0 -> new byte[0];
            case 1 -> VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8);
            case 2 -> cut(body.toString());
            case 3 -> new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
            default -> spoiled(body).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] cut(String body) {
        return body.substring(0, random.nextInt(body.length() + 1)).getBytes(StandardCharsets.UTF_8);
    }

    /** One field of the body, wherever it lies, is replaced, taken away, doubled or joined by one that nobody knows. */
    private String spoiled(JsonNode body) {
        var objects = new ArrayList<ObjectNode>();
        collect(body, objects, 0);
        if (objects.isEmpty()) {
            return body.toString();
        }
        var object = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || oneIn(8)) {
            object.set(oneIn(2) ? text() : "extra", JSON.numberNode(1));
            return body.toString();
        }
        var name = names.get(random.nextInt(names.size()));
        var marker = "\"@" + UUID.randomUUID() + "\"";
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name, text());
            case 2 -> object.put(name, id.get());
            default -> {
                object.put(name, marker.substring(1, marker.length() - 1));
                return body.toString().replace(marker, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return body.toString();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects, depth + 1));
    }

    /** Something that fits the schema, roughly. */
    private JsonNode value(JsonNode described, int depth) {
        var schema = document.resolve(described);
        if (depth > DEPTH_MAX) {
            return JSON.nullNode();
        }
        if (schema.has("properties")) {
            var object = JSON.objectNode();
            schema.path("properties")
                    .properties()
                    .forEach(field -> object.set(field.getKey(), value(field.getValue(), depth + 1)));
            return object;
        }
        return switch (type(schema)) {
            case "integer", "number" -> JSON.numberNode(random.nextInt(100_000));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> array(schema, depth);
            case "object" -> JSON.objectNode();
            default -> JSON.textNode(text(schema));
        };
    }

    private ArrayNode array(JsonNode schema, int depth) {
        var array = JSON.arrayNode();
        for (int i = 0; i < random.nextInt(3); i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    /** OpenAPI 3.1 may list null beside the type that is meant. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText("string");
    }

    private String text(JsonNode described) {
        var schema = document.resolve(described);
        var choices = schema.path("enum");
        if (!choices.isEmpty()) {
            return choices.path(random.nextInt(choices.size())).asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> id.get();
            case "date-time" -> "2026-%02d-15T10:00:00Z".formatted(1 + random.nextInt(12));
            case "date" -> "2026-%02d-15".formatted(1 + random.nextInt(12));
            default -> type(schema).equals("string") ? "text" : Integer.toString(random.nextInt(300));
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private static void replace(StringBuilder target, String name, String value) {
        int at = target.indexOf(name);
        target.replace(at, at + name.length(), value.isEmpty() ? "%20" : value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
