package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts of deploy/observability as the Prometheus operator takes them: a PrometheusRule for each file. */
final class AlertManifests {

    private static final String HEAD =
            "# Generated from deploy/observability/rules by ./fleet catalog --write; a test fails if it differs.\n";

    private AlertManifests() {}

    static String rules(Path repository) {
        var folder = repository.resolve("deploy/observability/rules");
        if (!Files.isDirectory(folder)) {
            return HEAD;
        }
        return HEAD + files(folder).stream().map(AlertManifests::rule).collect(Collectors.joining("---\n"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is in the file is the operator's {@code spec}, word by word. */
    private static String rule(Path file) {
        try {
            return """
                    apiVersion: monitoring.coreos.com/v1
                    kind: PrometheusRule
                    metadata:
                      name: %s
                    spec:
                    """.formatted(name(file)) + indented(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String indented(String text) {
        return text.lines()
                .map(line -> line.isBlank() ? "\n" : "  " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String name(Path file) {
        return "fleet-" + Objects.requireNonNull(file.getFileName()).toString().replace(".yml", "");
    }
}
