package org.fleetrental.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The manifests of one overlay, each a tree that a test may change. */
record Rendered(String overlay, List<ObjectNode> manifests) {

    static final List<String> OVERLAYS = List.of("dev", "production", "first-site", "second-site");
    static final Path FOLDER = Path.of(System.getProperty("fleet.home"), "deploy/kubernetes");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    static Rendered overlay(String name) {
        try {
            return of(name, Files.readString(FOLDER.resolve("rendered").resolve(name + ".yaml")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Rendered of(String name, String yaml) {
        try (var parser = YAML.createParser(yaml)) {
            var manifests = new ArrayList<ObjectNode>();
            MAPPER.readerFor(ObjectNode.class).<ObjectNode>readValues(parser).forEachRemaining(manifests::add);
            return new Rendered(name, manifests);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Stream<ObjectNode> kind(String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    ObjectNode one(String kind, String name) {
        return kind(kind)
                .filter(manifest -> name(manifest).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " " + name + " in " + overlay));
    }

    /** Those that begin with a name: what the version or a hash is put behind. */
    ObjectNode first(String kind, String prefix) {
        return kind(kind)
                .filter(manifest -> name(manifest).startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " " + prefix + " in " + overlay));
    }

    /** Deployments and Jobs, also those of a schedule. */
    Stream<ObjectNode> workloads() {
        return Stream.of("Deployment", "Job", "CronJob").flatMap(this::kind);
    }

    /** Deployments of the four services. */
    Stream<ObjectNode> services() {
        return kind("Deployment").filter(deployment -> component(deployment).equals("service"));
    }

    /** Of its pods. */
    static JsonNode template(JsonNode workload) {
        return workload.at(
                workload.at("/spec").has("jobTemplate") ? "/spec/jobTemplate/spec/template" : "/spec/template");
    }

    static JsonNode podSpec(JsonNode workload) {
        return template(workload).path("spec");
    }

    static Stream<JsonNode> containers(JsonNode workload) {
        return Stream.of("initContainers", "containers")
                .flatMap(field -> items(podSpec(workload).path(field)));
    }

    static Stream<JsonNode> items(JsonNode list) {
        return list.valueStream();
    }

    static String component(JsonNode workload) {
        return template(workload)
                .at("/metadata/labels/app.kubernetes.io~1component")
                .asText();
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    static String title(JsonNode manifest) {
        return manifest.path("kind").asText() + " " + name(manifest);
    }

    Rendered copy() {
        return new Rendered(
                overlay, manifests.stream().map(ObjectNode::deepCopy).toList());
    }
}
