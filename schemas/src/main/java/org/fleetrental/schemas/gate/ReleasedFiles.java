package org.fleetrental.schemas.gate;

import java.util.List;
import java.util.stream.Stream;
import org.fleetrental.schemas.EventExample;
import org.fleetrental.schemas.EventType;

/** Which files of an event are released, and so stay as they are: all but its description. */
final class ReleasedFiles {

    private ReleasedFiles() {}

    /** Seen from the schemas folder. */
    static List<String> of(EventType type) {
        var schemas = type.schemas().stream()
                .map(schema -> "%s/%s/v%d.avsc".formatted(schema.owner(), schema.name(), schema.version()));
        var examples = type.examples().stream().flatMap(example -> Stream.of(json(type, example), hex(type, example)));
        return Stream.concat(schemas, examples).toList();
    }

    static String json(EventType type, EventExample example) {
        return example(type, example) + ".json";
    }

    static String hex(EventType type, EventExample example) {
        return example(type, example) + ".hex";
    }

    private static String example(EventType type, EventExample example) {
        return "%s/%s/examples/v%d-%s".formatted(type.owner(), type.name(), example.version(), example.name());
    }
}
