package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.RegistrationException;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may put a schema into the registry: a deployment, and nobody else. */
class RegistryAccessTest {

    private static final Map<String, Object> ARTIFACT = Map.of("artifactId", "Smuggled", "artifactType", "AVRO");

    private final TestRegistry registry = TestRegistry.shared();

    @Test
    void whoHasNoCredentialWritesThroughNoneOfItsApis() throws Exception {
        var confluent = Map.of("schema", MadeUpEvents.schema("Smuggled", ""));
        assertThat(registry.send("POST", "/groups/made-up/artifacts", ARTIFACT, null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(registry.send("POST", "/apis/registry/v2/groups/made-up/artifacts", ARTIFACT, null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(registry.send("POST", "/apis/ccompat/v7/subjects/Smuggled/versions", confluent, null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(isThere("Smuggled")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    void whoMayCallAServiceMayNotWriteSchemas(String role) throws Exception {
        var answer = registry.send(
                "POST", "/groups/made-up/artifacts", ARTIFACT, registry.tokens().token(role));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(isThere("Smuggled")).isFalse();
    }

    @Test
    void aTokenForTheRegistryWithoutTheRoleIsNotEnough() throws Exception {
        var token = registry.tokens().registryToken("admin", "operator");
        assertThat(registry.send("POST", "/groups/made-up/artifacts", ARTIFACT, token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everybodyReads() throws Exception {
        assertThat(registry.read("/groups/rentals/artifacts/RentalCompleted/versions/1/content")
                        .path("name")
                        .asText())
                .isEqualTo("RentalCompleted");
        assertThat(registry.read("/groups/rentals/artifacts/RentalCompleted/versions/1")
                        .path("contentId")
                        .asLong())
                .isPositive();
    }

    @Test
    void aDeploymentNeitherRemovesSchemasNorChangesWhatHoldsForAll() throws Exception {
        var token = registry.deploymentToken();
        var schema = "/groups/rentals/artifacts/RentalCompleted";
        assertThat(registry.send("DELETE", schema + "/versions/1", null, token).statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(registry.send("DELETE", schema, null, token).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(registry.send("POST", "/admin/rules", Map.of("ruleType", "COMPATIBILITY", "config", "NONE"), token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(isThere("Smuggled")).isFalse();
    }

    @Test
    void registeringWithoutACredentialSaysSo() {
        assertThatThrownBy(() -> registrationWith(null).register(List.of(event())))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("wants a credential (401)")
                .hasMessageContaining("schemas/made-up/Smuggled");
    }

    @Test
    void registeringWithAServicesTokenSaysSo() {
        var token = registry.tokens().token("admin");
        assertThatThrownBy(() -> registrationWith(token).register(List.of(event())))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("does not accept the token (401)");
    }

    @Test
    void registeringWithoutTheRoleSaysSo() {
        var token = registry.tokens().registryToken("admin");
        assertThatThrownBy(() -> registrationWith(token).register(List.of(event())))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("does not have the role")
                .hasMessageContaining("403");
    }

    private static SchemaRegistration registrationWith(String token) {
        return new SchemaRegistration(URI.create(BackingServices.shared().registryUrl()), token);
    }

    private static EventType event() {
        return MadeUpEvents.of("Smuggled", MadeUpEvents.schema("Smuggled", ""));
    }

    private boolean isThere(String event) throws IOException, InterruptedException {
        return registry.send("GET", "/groups/made-up/artifacts/" + event, null, null)
                        .statusCode()
                == 200;
    }
}
