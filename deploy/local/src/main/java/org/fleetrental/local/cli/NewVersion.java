package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fleetrental.schemas.EventType;

/**
 * The next version of an event, as a copy of its newest one that is then edited. All files keep what people have
 * written in them, layout and comments too.
 */
final class NewVersion {

    private static final String CHANGES = "TODO, what is different from version %d and what a reader gains by it.";
    private static final Pattern TOP_LEVEL_KEY = Pattern.compile("\\S.*");

    private final Path folder;
    private final EventType type;
    private final int number;

    /** @param schemas the folder of all schemas */
    NewVersion(Path schemas, EventType type) {
        this.folder = schemas.resolve(type.owner()).resolve(type.name());
        this.type = type;
        this.number = type.newest().version() + 1;
    }

    int number() {
        return number;
    }

    /** @return the files that are new or other now */
    List<Path> make(LocalDate released) throws IOException {
        var written = new ArrayList<Path>();
        written.add(write(folder.resolve("v" + number + ".avsc"), schema()));
        for (var example : type.examplesOf(number - 1)) {
            var file = folder.resolve("examples/v" + number + "-" + example.name() + ".json");
            written.add(write(file, example.json()));
        }
        var description = folder.resolve("event.yaml");
        written.add(write(description, withRelease(Files.readString(description), released)));
        return written;
    }

    private static Path write(Path file, String content) throws IOException {
        return Files.writeString(file, content);
    }

    /** The first "version" of the text is the event's own: it stands before the fields. */
    private String schema() {
        var before = Pattern.compile("(\"version\"\\s*:\\s*)" + (number - 1) + "\\b");
        return before.matcher(type.newest().content()).replaceFirst("$1" + number);
    }

    /** At the end of the block {@code versions}, which need not be the last one. */
    private String withRelease(String yaml, LocalDate released) {
        var lines = new ArrayList<>(yaml.lines().toList());
        int end = lines.indexOf("versions:") + 1;
        if (end == 0) {
            throw new IllegalStateException(type.folder() + "/event.yaml has no line 'versions:'");
        }
        while (end < lines.size() && !TOP_LEVEL_KEY.matcher(lines.get(end)).matches()) {
            end++;
        }
        lines.addAll(
                end,
                List.of(
                        "  " + number + ":",
                        "    released: " + released,
                        "    changes: " + CHANGES.formatted(number - 1)));
        return String.join("\n", lines) + "\n";
    }
}
