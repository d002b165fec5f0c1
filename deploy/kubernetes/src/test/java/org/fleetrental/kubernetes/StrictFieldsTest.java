package org.fleetrental.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A field that nobody knows is an error: applied, it would be dropped without a word, or refused by the API server. */
class StrictFieldsTest {

    static final List<String> OVERLAYS = Rendered.OVERLAYS;

    /** Objects whose names are the user's own, not the kind's. */
    private static final String FREE =
            "(?x) .*/(config | data | stringData | labels | annotations| matchLabels | requests | limits"
                    + "|parameters | spec/selector | triggers/\\d/metadata)";

    private final CustomResources custom = CustomResources.read();

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyFieldOfEveryManifestIsKnown(String overlay) {
        var manifests = Rendered.overlay(overlay).manifests();
        assertThat(manifests).hasSizeGreaterThan(40);
        assertThat(manifests)
                .allSatisfy(manifest -> assertThat(findings(manifest))
                        .as(Rendered.title(manifest))
                        .isEmpty());
    }

    @Test
    void anUnknownFieldIsFoundInEveryKindAndHoweverDeep() {
        for (var manifest : largestOfEachKind()) {
            for (var pointer : objects(manifest)) {
                var broken = manifest.deepCopy();
                ((ObjectNode) broken.at(pointer)).put("replicaz", 3);
                if (findings(broken).isEmpty()) {
                    assertThat(pointer)
                            .as("Takes anything: " + Rendered.title(manifest))
                            .matches(FREE);
                }
            }
        }
    }

    @Test
    void aWrongTypeIsFound() {
        var production = Rendered.overlay("production");
        var deployment = production.one("Deployment", "fleet-service");
        ((ObjectNode) deployment.path("spec")).put("minReadySeconds", "soon");
        assertThat(findings(deployment)).isNotEmpty();
        var scaled = production.one("ScaledObject", "fleet-service");
        ((ObjectNode) scaled.path("spec")).put("maxReplicaCount", "6");
        assertThat(findings(scaled)).containsExactly("/spec/maxReplicaCount is no integer");
    }

    @Test
    void aKindThatNobodyKnowsIsFound() {
        var unknown = Rendered.of("made up", "apiVersion: example.org/v1\nkind: Wish\nmetadata: {name: wish}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> findings(unknown.manifests().getFirst()));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void renderingAgainGivesTheSame(String overlay) throws IOException, InterruptedException {
        var log = Files.createTempFile("kustomize", ".yaml");
        try {
            var process = new ProcessBuilder(
                            "kubectl",
                            "kustomize",
                            Rendered.FOLDER.resolve("overlays").resolve(overlay).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            assertThat(Rendered.of(overlay, Files.readString(log)).manifests())
                    .as("To mend it: deploy/kubernetes/render.sh")
                    .isEqualTo(Rendered.overlay(overlay).manifests());
        } catch (IOException none) {
            abort("There is no kubectl here, so rendered/" + overlay + ".yaml was not rendered again");
        } finally {
            Files.delete(log);
        }
    }

    private List<String> findings(JsonNode manifest) {
        if (StrictModels.know(manifest)) {
            return StrictModels.finding(manifest).stream().toList();
        }
        if (custom.know(manifest)) {
            return custom.findings(manifest);
        }
        throw new IllegalArgumentException("No model of " + StrictModels.type(manifest));
    }

    private static Collection<ObjectNode> largestOfEachKind() {
        return Stream.of("production", "second-site")
                .flatMap(overlay -> Rendered.overlay(overlay).manifests().stream())
                .collect(Collectors.toMap(
                        StrictModels::type,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingInt(
                                manifest -> objects(manifest).size()))))
                .values();
    }

    private static List<String> objects(JsonNode manifest) {
        var pointers = new ArrayList<String>();
        collect("", manifest, pointers);
        return pointers;
    }

    private static void collect(String pointer, JsonNode node, List<String> pointers) {
        if (node.isObject()) {
            pointers.add(pointer);
            node.properties()
                    .forEach(field -> collect(
                            pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                            field.getValue(),
                            pointers));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(pointer + "/" + i, node.get(i), pointers);
        }
    }
}
