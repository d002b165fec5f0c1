package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.Difference;
import org.fleetrental.schemas.registration.RegistrationException;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final String A = "{\"name\":\"a\",\"type\":\"string\"}";
    private static final String REQUIRED_B = "{\"name\":\"b\",\"type\":\"int\"}";
    private static final String OPTIONAL_C = "{\"name\":\"c\",\"type\":[\"null\",\"int\"],\"default\":null}";

    private final TestRegistry registry = TestRegistry.shared();

    @Test
    void registeringAgainChangesNothing() throws Exception {
        var before = everythingAbout("rentals", "RentalCompleted");
        assertThat(registry.registration().register(EventCatalog.packed().types()))
                .isEmpty();
        assertThat(everythingAbout("rentals", "RentalCompleted")).isEqualTo(before);
    }

    @Test
    void anEventIsRegisteredWithItsRulesAndItsDescription() throws Exception {
        var registered = registry.registration().register(List.of(event("Described", A)));
        assertThat(registered)
                .extracting(Difference::finding)
                .containsExactly(
                        "is not in the registry",
                        "has VALIDITY not set, should be FULL",
                        "has COMPATIBILITY not set, should be FULL_TRANSITIVE",
                        "has INTEGRITY not set, should be FULL",
                        "has no version 1 in the registry");
        var artifact = artifact("Described");
        assertThat(artifact.path("name").asText()).isEqualTo("Described");
        assertThat(artifact.path("description").asText()).isEqualTo("For a test.");
        assertThat(artifact.path("owner").asText()).isEqualTo("schema-deployment");
        assertThat(artifact.path("labels").toString())
                .contains("\"owner\":\"made-up\"", "\"topic\":\"fleet.made-up\"", "\"status\":\"active\"");
        assertThat(rule("Described", "COMPATIBILITY")).isEqualTo("FULL_TRANSITIVE");
        assertThat(rule("Described", "VALIDITY")).isEqualTo("FULL");
        assertThat(rule("Described", "INTEGRITY")).isEqualTo("FULL");
    }

    @Test
    void aNewPurposeReachesTheRegistry() throws Exception {
        var schema = MadeUpEvents.schema("Renamed", A);
        registry.register(MadeUpEvents.described("Renamed", "Old.", schema));
        assertThat(registry.register(MadeUpEvents.described("Renamed", "New.", schema)))
                .singleElement()
                .isInstanceOf(Difference.OtherDescription.class);
        assertThat(artifact("Renamed").path("description").asText()).isEqualTo("New.");
    }

    @Test
    void aVersionThatEveryOtherCanReadIsTaken() {
        registry.register(event("Grown", A));
        assertThat(registry.register(event("Grown", A, A + "," + OPTIONAL_C)))
                .singleElement()
                .isInstanceOf(Difference.MissingVersion.class);
    }

    @Test
    void whatIsAskedForTwiceIsDoneOnce() throws Exception {
        try (var forgetful =
                new ForgetfulRegistry(URI.create(BackingServices.shared().registryUrl()))) {
            var changes = new SchemaRegistration(forgetful.api(), registry.deploymentToken())
                    .register(List.of(event("Repeated", A, A + "," + OPTIONAL_C)));
            assertThat(changes).hasSize(6);
            assertThat(forgetful.lost()).isGreaterThan(6);
        }
        assertThat(registry.read("/groups/made-up/artifacts/Repeated/versions")
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(rule("Repeated", "COMPATIBILITY")).isEqualTo("FULL_TRANSITIVE");
        assertThat(registry.register(event("Repeated", A, A + "," + OPTIONAL_C)))
                .isEmpty();
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        assertThat(registry.registration().rehearse(List.of(event("Rehearsed", A))))
                .hasSize(5);
        assertThat(isThere("Rehearsed")).isFalse();

        registry.register(event("Rehearsed", A));
        var before = everythingAbout(MadeUpEvents.OWNER, "Rehearsed");
        var grown = event("Rehearsed", A, A + "," + OPTIONAL_C);
        assertThat(registry.registration().rehearse(List.of(grown))).hasSize(1);
        assertThat(everythingAbout(MadeUpEvents.OWNER, "Rehearsed")).isEqualTo(before);
    }

    @Test
    void aDryRunIsRefusedAsTheRealOneWouldBe() {
        registry.register(event("Judged", A));
        assertThatThrownBy(() -> registry.registration().rehearse(List.of(event("Judged", A, A + "," + REQUIRED_B))))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/made-up/Judged/v2.avsc")
                .hasMessageContaining("/fields/1");
    }

    @Test
    void aBreakingChangeIsRefusedWithItsFileAndWhatIsWrong() {
        registry.register(event("Broken", A));
        assertThatThrownBy(() -> registry.register(event("Broken", A, A + "," + REQUIRED_B)))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/made-up/Broken/v2.avsc")
                .hasMessageContaining("Incompatible artifact: Broken [AVRO]")
                .hasMessageContaining("at /fields/1: b");
    }

    @Test
    void whatIsPostedPastTheGateTheRegistryRefusesItself() throws Exception {
        registry.register(event("Smuggled2", A));
        var content = Map.of(
                "content", MadeUpEvents.schema("Smuggled2", A + "," + REQUIRED_B), "contentType", "application/json");
        var answer = registry.send(
                "POST",
                "/groups/made-up/artifacts/Smuggled2/versions",
                Map.of("version", "2", "content", content),
                registry.deploymentToken());
        System.out.println("The registry says " + answer.statusCode() + ": " + answer.body());
        assertThat(answer.statusCode()).isBetween(400, 409);
        assertThat(answer.body())
                .contains("RuleViolationException")
                .contains("Incompatible artifact: Smuggled2 [AVRO]")
                .contains("b at /fields/1");
        assertThat(registry.read("/groups/made-up/artifacts/Smuggled2/versions")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aRuleLoosenedByHandIsSetBack() throws Exception {
        registry.register(event("Loosened", A));
        registry.send(
                "PUT",
                "/groups/made-up/artifacts/Loosened/rules/COMPATIBILITY",
                Map.of("ruleType", "COMPATIBILITY", "config", "NONE"),
                registry.deploymentToken());
        registry.send("DELETE", "/groups/made-up/artifacts/Loosened/rules/VALIDITY", null, registry.deploymentToken());
        assertThat(registry.register(event("Loosened", A)))
                .extracting(Difference::finding)
                .containsExactly(
                        "has VALIDITY not set, should be FULL", "has COMPATIBILITY NONE, should be FULL_TRANSITIVE");
        assertThat(rule("Loosened", "COMPATIBILITY")).isEqualTo("FULL_TRANSITIVE");
        assertThat(rule("Loosened", "VALIDITY")).isEqualTo("FULL");
    }

    @Test
    void aReleasedVersionCannotChange() {
        registry.register(event("Frozen", A));
        assertThatThrownBy(() -> registry.register(event("Frozen", A + "," + OPTIONAL_C)))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/made-up/Frozen/v1.avsc")
                .hasMessageContaining("never changes");
    }

    @Test
    void whatIsNoSchemaIsRefused() {
        assertThatThrownBy(() -> registry.register(MadeUpEvents.of("Nonsense", "{\"name\":\"a\"}")))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/made-up/Nonsense/v1.avsc");
    }

    private static EventType event(String name, String... fields) {
        var versions = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            versions[i] = MadeUpEvents.schema(name, fields[i]);
        }
        return MadeUpEvents.of(name, versions);
    }

    private boolean isThere(String event) throws IOException, InterruptedException {
        return registry.send("GET", "/groups/made-up/artifacts/" + event, null, null)
                        .statusCode()
                == 200;
    }

    private JsonNode artifact(String event) throws IOException, InterruptedException {
        return registry.read("/groups/made-up/artifacts/" + event);
    }

    private String rule(String event, String rule) throws IOException, InterruptedException {
        return registry.read("/groups/made-up/artifacts/" + event + "/rules/" + rule)
                .path("config")
                .asText();
    }

    /** With the times of the last change. */
    private List<JsonNode> everythingAbout(String owner, String event) throws IOException, InterruptedException {
        var artifact = "/groups/" + owner + "/artifacts/" + event;
        return List.of(
                registry.read(artifact), registry.read(artifact + "/versions"), registry.read(artifact + "/rules"));
    }
}
