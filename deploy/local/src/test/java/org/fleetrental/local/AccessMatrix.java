package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Who tried what on what, whether it was allowed, and whether it should have been. */
final class AccessMatrix {

    record Cell(String who, String what, String operation, boolean wanted, boolean allowed) {

        boolean isWrong() {
            return wanted != allowed;
        }

        @Override
        public String toString() {
            return "%s %s %s %s".formatted(who, allowed ? "may" : "may not", operation, what);
        }
    }

    private final String title;
    private final ConcurrentLinkedQueue<Cell> cells = new ConcurrentLinkedQueue<>();

    AccessMatrix(String title) {
        this.title = title;
    }

    void add(String who, String what, String operation, boolean wanted, boolean allowed) {
        cells.add(new Cell(who, what, operation, wanted, allowed));
    }

    List<String> wrong() {
        return cells.stream().filter(Cell::isWrong).map(Cell::toString).sorted().toList();
    }

    long allowed() {
        return cells.stream().filter(Cell::allowed).count();
    }

    long refused() {
        return cells.size() - allowed();
    }

    /** A row for each thing, a column for everybody; in it what was allowed. */
    String markdown() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        var who = cells.stream().map(Cell::who).distinct().sorted().toList();
        for (var what : cells.stream().map(Cell::what).distinct().sorted().toList()) {
            rows.put(
                    what,
                    cells.stream()
                            .filter(cell -> cell.what().equals(what) && cell.allowed())
                            .sorted((one, other) -> one.operation().compareTo(other.operation()))
                            .collect(Collectors.groupingBy(
                                    Cell::who, Collectors.mapping(Cell::operation, Collectors.joining(", ")))));
        }
        var text = new StringBuilder("%s: %d allowed, %d refused%n%n".formatted(title, allowed(), refused()));
        text.append("| | ").append(String.join(" | ", who)).append(" |\n|---");
        text.append("|---".repeat(who.size())).append("|\n");
        rows.forEach((what, row) -> text.append("| ")
                .append(what)
                .append(who.stream()
                        .map(one -> " | " + row.getOrDefault(one, "-"))
                        .collect(Collectors.joining()))
                .append(" |\n"));
        return text.toString();
    }

    /** In target/access, and on the console in one line. */
    void keep(String name) {
        var file = Path.of("target/access", name + ".md");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, markdown());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        System.out.printf("%s: %d allowed, %d refused (%s)%n", title, allowed(), refused(), file);
    }
}
