package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.corpus.Corpus;
import org.fleetrental.schemas.corpus.CorpusChange;
import org.fleetrental.schemas.corpus.CorpusChange.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the registry itself says to each schema of the corpus that the gate is tried on, in a dry run. */
class CorpusRegistryTest {

    private static final Map<String, String> RULES =
            Map.of("VALIDITY", "FULL", "COMPATIBILITY", "FULL_TRANSITIVE", "INTEGRITY", "FULL");
    private static final String RULE_VIOLATED = "RuleViolationException";
    /** What is no schema meets either the rule of validity first or the one of compatibility, which cannot read it. */
    private static final String NO_SCHEMA = "UnprocessableSchemaException";

    private static final EventCatalog CATALOG = EventCatalog.packed();

    private final TestRegistry registry = TestRegistry.shared();

    static List<CorpusChange> changes() {
        return Corpus.schemaChanges();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void theRegistryJudgesEachSchemaAsTheCorpusSays(CorpusChange change) throws Exception {
        var schemas = change.schemas(CATALOG);
        var artifact = artifactWithRules(schemas.getLast().name());
        for (var released : schemas.subList(0, schemas.size() - 1)) {
            var answer = post(artifact + "/versions", version(released));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        var answer = post(artifact + "/versions?dryRun=true", version(schemas.getLast()));

        var verdict = answer.statusCode() == 200 ? Verdict.ACCEPTS : Verdict.REFUSES;
        assertThat(verdict).as(answer.statusCode() + " " + answer.body()).isEqualTo(change.registryVerdict());
        if (verdict == Verdict.REFUSES) {
            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.body()).containsAnyOf(RULE_VIOLATED, NO_SCHEMA);
        }
    }

    /** In a group of its own, so that no other test sees it. */
    private String artifactWithRules(String name) throws IOException, InterruptedException {
        var group = "/groups/corpus-" + UUID.randomUUID() + "/artifacts";
        created(post(group, Map.of("artifactId", name, "artifactType", "AVRO")));
        for (var rule : RULES.entrySet()) {
            var body = Map.of("ruleType", rule.getKey(), "config", rule.getValue());
            created(post(group + "/" + name + "/rules", body));
        }
        return group + "/" + name;
    }

    private static void created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private static Map<String, Object> version(EventSchema schema) {
        var content = Map.of("content", schema.content(), "contentType", "application/json");
        return Map.of("version", String.valueOf(schema.version()), "content", content);
    }

    private HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return registry.send("POST", path, body, registry.deploymentToken());
    }
}
