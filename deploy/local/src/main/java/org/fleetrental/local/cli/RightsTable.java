package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.local.KafkaRights;
import org.fleetrental.local.KafkaRights.Right;

/** The table in docs/security.md: a row for each topic and group, a column for each user of Kafka. */
final class RightsTable {

    static final String PAGE = "docs/security.md";

    private static final String BEGIN = "<!-- made by ./fleet catalog --write -->\n";
    private static final String END = "<!-- end -->\n";

    private RightsTable() {}

    /** The page as it is, with the table as it should be. */
    static String page(Path repository, Map<String, List<Right>> rights) {
        try {
            var page = Files.readString(repository.resolve(PAGE));
            int begin = page.indexOf(BEGIN) + BEGIN.length();
            return page.substring(0, begin) + table(rights) + page.substring(page.indexOf(END, begin));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String table(Map<String, List<Right>> rights) {
        var head = "| | " + String.join(" | ", rights.keySet()) + " |\n|---" + "|---".repeat(rights.size()) + "|\n";
        return rights.values().stream()
                .flatMap(List::stream)
                .map(Right::name)
                .distinct()
                .sorted()
                .map(name -> row(name, rights.values().stream()))
                .collect(Collectors.joining("", head, ""));
    }

    private static String row(String name, Stream<List<Right>> users) {
        return users.map(rights -> cell(name, rights))
                .collect(Collectors.joining(" | ", "| `" + name + "` | ", " |\n"));
    }

    private static String cell(String name, List<Right> rights) {
        return rights.stream()
                .filter(right -> right.name().equals(name))
                .flatMap(right -> right.operations().stream())
                .map(KafkaRights::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
