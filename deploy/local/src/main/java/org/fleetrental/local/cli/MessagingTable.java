package org.fleetrental.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a service answers to {@code GET /v1/messaging}, for a person. */
final class MessagingTable {

    private static final String CONSUMER = "%-18s %9s %11s %11s %9s %8s  %s";

    private final JsonNode messaging;
    private final boolean partitions;
    private final List<String> lines = new ArrayList<>();

    private MessagingTable(JsonNode messaging, boolean partitions) {
        this.messaging = messaging;
        this.partitions = partitions;
    }

    /** @param partitions whether each partition has a line of its own; else each topic has one */
    static List<String> of(JsonNode messaging, boolean partitions) {
        var table = new MessagingTable(messaging, partitions);
        table.lines.add(text(messaging, "service") + "-service  " + text(messaging, "asOf"));
        table.part("outbox", "outbox", table::outbox);
        table.part("consumers", "consumers", table::consumers);
        table.part("deadLetters", "dead letters", table::deadLetters);
        table.part("runs", "runs", table::runs);
        return table.lines;
    }

    private void part(String name, String title, Runnable content) {
        if (messaging.path(name).isNull()) {
            line(title, "unknown: " + messaging.path("unavailable").path(name).asText());
        } else {
            content.run();
        }
    }

    private void line(String title, String content) {
        lines.add("  %-13s %s".formatted(title, content).stripTrailing());
    }

    private void outbox() {
        var outbox = messaging.path("outbox");
        var pending = outbox.path("pending").asLong();
        line(
                "outbox",
                "%s%,d pending, the oldest for %s s, %,d parked"
                        .formatted(
                                pending == outbox.path("countedUpTo").asLong() ? "at least " : "",
                                pending,
                                seconds(outbox.path("oldestPendingAgeSeconds")),
                                outbox.path("parked").asLong()));
        var holders = new LinkedHashMap<String, List<String>>();
        for (var lane : outbox.path("lanes")) {
            var holder = lane.path("relay").isNull()
                    ? "nobody"
                    : "relay %s until %s".formatted(text(lane, "relay"), text(lane, "expiresAt"));
            holders.computeIfAbsent(holder, _ -> new ArrayList<>()).add(text(lane, "lane"));
        }
        holders.forEach((holder, lanes) -> line("", "lanes " + String.join(" ", lanes) + ": " + holder));
    }

    private void consumers() {
        line("consumers", CONSUMER.formatted("TOPIC", "PARTITION", "COMMITTED", "END", "LAG", "SECONDS", "READ BY"));
        if (partitions) {
            messaging.path("consumers").forEach(this::partition);
        } else {
            var topics = new LinkedHashMap<String, List<JsonNode>>();
            for (var position : messaging.path("consumers")) {
                topics.computeIfAbsent(text(position, "topic"), _ -> new ArrayList<>())
                        .add(position);
            }
            topics.forEach(this::topic);
        }
    }

    private void partition(JsonNode position) {
        line(
                "",
                CONSUMER.formatted(
                        text(position, "topic"),
                        text(position, "partition"),
                        text(position, "committed"),
                        text(position, "end"),
                        text(position, "lagRecords"),
                        seconds(position.path("lagSeconds")),
                        reader(position)));
    }

    private void topic(String topic, List<JsonNode> positions) {
        var readers = new TreeSet<String>();
        positions.forEach(position -> readers.add(reader(position)));
        var oldest = positions.stream()
                .map(position -> position.path("lagSeconds"))
                .reduce((one, other) -> one.isNull() || one.asDouble() > other.asDouble() ? one : other)
                .orElseThrow();
        line(
                "",
                CONSUMER.formatted(
                        topic,
                        "all " + positions.size(),
                        sum(positions, "committed"),
                        sum(positions, "end"),
                        sum(positions, "lagRecords"),
                        seconds(oldest),
                        String.join(", ", readers)));
    }

    private void deadLetters() {
        var letters = messaging.path("deadLetters");
        line(
                "dead letters",
                "%s open, %s parked behind them".formatted(text(letters, "open"), text(letters, "parked")));
    }

    private void runs() {
        var runs = messaging.path("runs");
        if (runs.isEmpty()) {
            line("runs", "none");
        }
        for (var run : runs) {
            line(
                    "runs",
                    "%s %s of %s, by %s since %s, %s records so far"
                            .formatted(
                                    text(run, "kind").toLowerCase(Locale.ROOT),
                                    text(run, "id"),
                                    text(run, "subject"),
                                    text(run, "startedBy"),
                                    text(run, "startedAt"),
                                    text(run.path("records"), "read")));
        }
    }

    private static String reader(JsonNode position) {
        return position.path("member").isNull() ? "nobody" : text(position, "member");
    }

    private static String seconds(JsonNode seconds) {
        return seconds.isNull() ? "?" : String.format(Locale.ROOT, "%.1f", seconds.asDouble());
    }

    private static long sum(List<JsonNode> positions, String field) {
        return positions.stream()
                .mapToLong(position -> position.path(field).asLong())
                .sum();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
