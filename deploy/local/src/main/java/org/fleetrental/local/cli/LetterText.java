package org.fleetrental.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.fleetrental.local.SystemService;

/** Dead letters, for a person. */
final class LetterText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ERROR_CHARS_MAX = 60;
    private static final int STACK_LINES_MAX = 12;

    private LetterText() {}

    static TextTable table() {
        return new TextTable("SERVICE", "ID", "STATUS", "PLACE", "KEY", "EVENT", "TRIED", "RECEIVED", "ERROR");
    }

    static void row(TextTable table, SystemService service, JsonNode letter) {
        table.row(
                service.id(),
                text(letter, "id"),
                text(letter, "status"),
                place(letter),
                text(letter, "key"),
                simpleName(text(letter, "eventType")),
                text(letter, "attempts"),
                text(letter, "receivedAt").replaceFirst("\\.\\d+", ""),
                firstLine(letter.has("reason") ? "discarded: " + text(letter, "reason") : text(letter, "error")));
    }

    /** All of one. */
    static List<String> details(JsonNode letter) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s".formatted(text(letter, "status"), text(letter, "id")));
        field(lines, "place", place(letter));
        field(lines, "key", text(letter, "key"));
        field(lines, "event", (text(letter, "eventType") + " " + text(letter, "eventId")).strip());
        field(lines, "trace", text(letter, "traceId"));
        field(lines, "received", text(letter, "receivedAt"));
        field(lines, "tried", text(letter, "attempts") + " times");
        field(lines, "settled", (text(letter, "resolvedAt") + " " + text(letter, "resolvedBy")).strip());
        field(lines, "reason", text(letter, "reason"));
        field(lines, "waits for", text(letter, "waitsFor"));
        if (letter.path("waitingBehind").asInt() > 0) {
            field(lines, "behind it", text(letter, "waitingBehind") + " wait");
        }
        field(lines, "error", text(letter, "errorType"));
        field(lines, "", text(letter, "error"));
        lines.add("headers");
        letter.path("headers")
                .forEach(header -> lines.add("  %s: %s"
                        .formatted(
                                header.has("name") ? text(header, "name") : text(header, "name64"),
                                header.has("text") ? text(header, "text") : "base64:" + text(header, "base64"))));
        lines.add("payload");
        payload(letter.path("payload")).lines().forEach(line -> lines.add("  " + line));
        if (letter.has("stackTrace")) {
            lines.add("stack trace");
            text(letter, "stackTrace").lines().limit(STACK_LINES_MAX).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String payload(JsonNode payload) {
        if (!payload.has("event")) {
            return text(payload, "undecodable") + "\n" + text(payload, "base64");
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(payload.path("event"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void field(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add("  %-10s %s".formatted(name, value.strip()));
        }
    }

    private static String place(JsonNode letter) {
        return "%s %s/%s".formatted(text(letter, "topic"), text(letter, "partition"), text(letter, "offset"));
    }

    static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    static String firstLine(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= ERROR_CHARS_MAX ? line : line.substring(0, ERROR_CHARS_MAX - 3) + "...";
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
