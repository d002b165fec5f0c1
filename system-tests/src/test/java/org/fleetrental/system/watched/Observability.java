package org.fleetrental.system.watched;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of deploy/observability. */
final class Observability {

    static final Path HOME = Path.of(System.getProperty("fleet.home"));
    static final Path FOLDER = HOME.resolve("deploy/observability");

    /** JSON is YAML. */
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Observability() {}

    /** Of a folder, by their names without ending. */
    static Map<String, JsonNode> files(String folder) {
        var files = new TreeMap<String, JsonNode>();
        try (var listed = Files.list(FOLDER.resolve(folder))) {
            for (var file : listed.toList()) {
                files.put(
                        file.getFileName().toString().replaceFirst("\\.\\w+$", ""),
                        YAML.readTree(Files.readString(file)));
            }
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Alert> alerts() {
        var alerts = new ArrayList<Alert>();
        files("rules")
                .forEach((file, content) -> rules(content).stream()
                        .filter(rule -> rule.has("alert"))
                        .forEach(rule -> alerts.add(Alert.of(file, rule))));
        return alerts;
    }

    static List<JsonNode> rules(JsonNode file) {
        var rules = new ArrayList<JsonNode>();
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    /** Of a dashboard, in the order of reading; rows hold none. */
    static List<JsonNode> panels(JsonNode dashboard) {
        var panels = new ArrayList<JsonNode>();
        dashboard.path("panels").forEach(panels::add);
        panels.removeIf(panel -> panel.path("type").asText().equals("row"));
        return panels;
    }

    static String text(String path) {
        try {
            return Files.readString(HOME.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
