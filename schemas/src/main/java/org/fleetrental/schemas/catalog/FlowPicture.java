package org.fleetrental.schemas.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.schemas.EventType;

/**
 * Who reacts to what: publishers on the left, their events in the middle, the services that react on the right.
 *
 * <p>Whatever the pointer or the keyboard is on stays lit with all that hangs on it; {@link #rules()} does that without
 * a script.
 */
final class FlowPicture {

    private static final int WIDTH = 960;
    private static final int SERVICE_WIDTH = 132;
    private static final int EVENTS_X = 232;
    private static final int EVENTS_WIDTH = 286;
    private static final int READERS_X = WIDTH - SERVICE_WIDTH;
    private static final int ROW = 30;
    private static final int ROW_GAP = 6;
    private static final int TOPIC_GAP = 44;
    private static final int TOP = 30;

    private record Row(Topic topic, EventType type, int y) {

        int middle() {
            return y + ROW / 2;
        }
    }

    private record Reader(String service, int y, int height, List<Row> rows) {}

    private final List<Topic> topics;
    private final Palette palette;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> topicTops = new LinkedHashMap<>();
    private final List<Reader> readers;
    private final int height;

    FlowPicture(List<Topic> topics, Palette palette) {
        this.topics = topics;
        this.palette = palette;
        int y = TOP;
        for (var topic : topics) {
            topicTops.put(topic.name(), y);
            for (var type : topic.types()) {
                rows.add(new Row(topic, type, y));
                y += ROW + ROW_GAP;
            }
            y += TOPIC_GAP - ROW_GAP;
        }
        this.height = Math.max(y - TOPIC_GAP + 8, TOP + ROW);
        this.readers = placeReaders();
    }

    Html write() {
        var picture = Html.tag("svg", "flow")
                .with("viewBox", "0 0 %d %d".formatted(WIDTH, height))
                .with("role", "group")
                .with("aria-label", "Who reacts to what: services, their events, and the services that react");
        picture.add(caption(0, "publishes"), caption(READERS_X, "reacts"));
        rows.forEach(row -> picture.add(publication(row)));
        readers.forEach(reader -> picture.add(reactions(reader)));
        topics.forEach(topic -> picture.add(topicLabel(topic), publisher(topic)));
        rows.forEach(row -> picture.add(event(row)));
        readers.forEach(reader -> picture.add(reader(reader)));
        return picture;
    }

    /** Style rules: for each thing that can be pointed at, what fades. */
    String rules() {
        var keys = Stream.of(
                        rows.stream().map(row -> key(row.type())),
                        topics.stream().map(FlowPicture::topicId),
                        readers.stream().map(reader -> readerKey(reader.service())))
                .flatMap(key -> key);
        var rules = new StringBuilder();
        keys.forEach(key -> rules.append(
                ".flow:has([data-key=%1$s]:is(:hover,:focus-visible)) [data-lit]:not([data-lit~=%1$s]){opacity:.14}\n"
                        .formatted(key)));
        return rules.toString();
    }

    private List<Reader> placeReaders() {
        var heights = new LinkedHashMap<String, List<Row>>();
        for (var service : palette.services()) {
            var read = rows.stream().filter(row -> isRead(row.type(), service)).toList();
            if (!read.isEmpty()) {
                heights.put(service, read);
            }
        }
        int used = heights.values().stream().mapToInt(FlowPicture::readerHeight).sum();
        int gap = heights.isEmpty() ? 0 : Math.max(16, (height - TOP - used) / heights.size());
        var placed = new ArrayList<Reader>();
        int y = TOP + gap / 2;
        for (var entry : heights.entrySet()) {
            placed.add(new Reader(entry.getKey(), y, readerHeight(entry.getValue()), entry.getValue()));
            y += readerHeight(entry.getValue()) + gap;
        }
        return placed;
    }

    private static int readerHeight(List<Row> read) {
        return Math.max(40, read.size() * 11 + 14);
    }

    private Html publication(Row row) {
        var line = "M%d %dH%d".formatted(SERVICE_WIDTH, row.middle(), EVENTS_X);
        return line(line, row, topicId(row.topic()) + " " + readerKeys(row.type()));
    }

    private Html reactions(Reader reader) {
        var lines = Html.fragment();
        int from = EVENTS_X + EVENTS_WIDTH;
        int bend = (from + READERS_X) / 2;
        double step = (double) reader.height() / (reader.rows().size() + 1);
        for (int i = 0; i < reader.rows().size(); i++) {
            var row = reader.rows().get(i);
            double end = reader.y() + step * (i + 1);
            var path = String.format(
                    Locale.ROOT,
                    "M%d %dC%d %d %d %.1f %d %.1f",
                    from,
                    row.middle(),
                    bend,
                    row.middle(),
                    bend,
                    end,
                    READERS_X,
                    end);
            lines.add(line(path, row, topicId(row.topic()) + " " + readerKey(reader.service())));
        }
        return lines;
    }

    private Html line(String path, Row row, String lit) {
        var faded = Topic.isPublished(row.type()) ? "" : " ended";
        return Html.tag("path", "line " + palette.styleClass(row.type().owner()) + faded)
                .with("d", path)
                .with("data-lit", key(row.type()) + " " + lit);
    }

    private Html topicLabel(Topic topic) {
        int y = topicTops.getOrDefault(topic.name(), 0);
        return text("topic-name", EVENTS_X, y - 9, topic.name()).with("data-lit", lit(topic));
    }

    private Html publisher(Topic topic) {
        int y = topicTops.getOrDefault(topic.name(), 0);
        int boxHeight = topic.types().size() * (ROW + ROW_GAP) - ROW_GAP;
        return Html.tag("a", "node service " + palette.styleClass(topic.owner()))
                .with("href", "#" + topicId(topic))
                .with("data-key", topicId(topic))
                .with("data-lit", lit(topic))
                .with(
                        "aria-label",
                        topic.owner() + " publishes "
                                + Words.count(topic.types().size(), "event", "events") + " on " + topic.name())
                .add(box(0, y, SERVICE_WIDTH, boxHeight), label(0, y, boxHeight, topic.owner()));
    }

    private Html event(Row row) {
        var type = row.type();
        var status = Words.of(type.description().status());
        var readBy = type.description().consumers().keySet();
        var name = text("", EVENTS_X + 14, row.middle() + 5, type.name());
        var link = Html.tag("a", "node event-node " + palette.styleClass(type.owner()) + " " + status)
                .with("href", "#" + Words.id(type.name()))
                .with("data-key", key(type))
                .with("data-lit", key(type) + " " + topicId(row.topic()) + " " + readerKeys(type))
                .with("data-event", Words.id(type.name()))
                .with(
                        "aria-label",
                        type.name() + " (" + status + "): "
                                + (readBy.isEmpty() ? "nobody reacts yet" : "taken in by " + String.join(", ", readBy)))
                .add(box(EVENTS_X, row.y(), EVENTS_WIDTH, ROW), name);
        return status.equals("active")
                ? link
                : link.add(text("status", EVENTS_X + EVENTS_WIDTH - 12, row.middle() + 4, status)
                        .with("text-anchor", "end"));
    }

    private Html reader(Reader reader) {
        var lit = new ArrayList<String>();
        lit.add(readerKey(reader.service()));
        reader.rows().forEach(row -> lit.add(key(row.type()) + " " + topicId(row.topic())));
        return Html.tag("g", "node service " + palette.styleClass(reader.service()))
                .with("tabindex", "0")
                .with("role", "img")
                .with("data-key", readerKey(reader.service()))
                .with("data-lit", String.join(" ", lit))
                .with(
                        "aria-label",
                        reader.service() + " reacts to "
                                + Words.count(reader.rows().size(), "event", "events"))
                .add(
                        box(READERS_X, reader.y(), SERVICE_WIDTH, reader.height()),
                        label(READERS_X, reader.y(), reader.height(), reader.service()));
    }

    private static Html caption(int x, String words) {
        return text("caption", x + SERVICE_WIDTH / 2, 14, words).with("text-anchor", "middle");
    }

    private static Html label(int x, int y, int boxHeight, String words) {
        return text("", x + SERVICE_WIDTH / 2, y + boxHeight / 2 + 5, words).with("text-anchor", "middle");
    }

    private static Html text(String styleClass, int x, int y, String words) {
        return Html.tag("text", styleClass)
                .with("x", String.valueOf(x))
                .with("y", String.valueOf(y))
                .text(words);
    }

    private static Html box(int x, int y, int width, int boxHeight) {
        return Html.tag("rect")
                .with("x", String.valueOf(x))
                .with("y", String.valueOf(y))
                .with("width", String.valueOf(width))
                .with("height", String.valueOf(boxHeight))
                .with("rx", "7");
    }

    private static boolean isRead(EventType type, String service) {
        return type.description().consumers().containsKey(service);
    }

    private static String key(EventType type) {
        return "e-" + Words.id(type.name());
    }

    private static String lit(Topic topic) {
        return Stream.concat(
                        Stream.of(topicId(topic)),
                        topic.types().stream().map(type -> key(type) + " " + readerKeys(type)))
                .collect(Collectors.joining(" "));
    }

    private static String readerKey(String service) {
        return "r-" + Words.id(service);
    }

    private static String readerKeys(EventType type) {
        return String.join(
                " ",
                type.description().consumers().keySet().stream()
                        .map(FlowPicture::readerKey)
                        .toList());
    }

    static String topicId(Topic topic) {
        return "topic-" + Words.id(topic.name());
    }
}
