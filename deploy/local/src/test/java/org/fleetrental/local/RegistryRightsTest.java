package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that writes, on every API of the registry, with every kind of credential. */
class RegistryRightsTest {

    private static final Map<String, Object> AVRO = Map.of("schema", MadeUpEvents.schema("Probed", ""));
    private static final Map<String, Object> ARTIFACT = Map.of("artifactId", "Probed", "artifactType", "AVRO");
    private static final Map<String, Object> VERSION =
            Map.of("content", Map.of("content", MadeUpEvents.schema("Probed", ""), "contentType", "application/json"));
    private static final Map<String, Object> NO_RULE = Map.of("ruleType", "COMPATIBILITY", "config", "NONE");
    private static final Map<String, Object> ANYTHING_GOES = Map.of("compatibility", "NONE");
    private static final String NATIVE = "/groups/made-up/artifacts";
    private static final String V2 = "/apis/registry/v2/groups/made-up/artifacts";
    private static final String CONFLUENT_7 = "/apis/ccompat/v7";
    private static final String CONFLUENT_8 = "/apis/ccompat/v8";

    private static final List<Integer> REFUSED = List.of(401, 403);
    private static final List<Integer> NOT_THERE = List.of(404);

    /** @param byDeployment whether a deployment has to be able to do it */
    private record Write(
            String method, String path, @Nullable Object body, boolean byDeployment) {

        /** The others are switched off, for everybody. */
        boolean isThere() {
            return !path.startsWith("/apis/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** In this order a deployment can do those that it may. */
    private static final List<Write> WRITES = List.of(
            new Write("POST", NATIVE, ARTIFACT, true),
            new Write("POST", NATIVE + "/Probed/versions", VERSION, true),
            new Write("PUT", NATIVE + "/Probed", Map.of("name", "Probed"), true),
            new Write("POST", NATIVE + "/Probed/rules", NO_RULE, true),
            new Write("PUT", NATIVE + "/Probed/rules/COMPATIBILITY", NO_RULE, true),
            new Write("DELETE", NATIVE + "/Probed/rules/COMPATIBILITY", null, true),
            new Write("PUT", NATIVE + "/Probed/versions/1/state", Map.of("state", "DISABLED"), true),
            new Write("DELETE", NATIVE + "/Probed/versions/1", null, false),
            new Write("DELETE", NATIVE + "/Probed", null, false),
            new Write("DELETE", "/groups/made-up", null, false),
            new Write("POST", "/admin/rules", NO_RULE, false),
            new Write("POST", "/admin/roleMappings", Map.of("principalId", "me", "role", "ADMIN"), false),
            new Write(
                    "PUT",
                    "/admin/config/properties/apicurio.rest.deletion.artifact.enabled",
                    Map.of("value", "true"),
                    false),
            new Write("POST", V2, AVRO, false),
            new Write("PUT", V2 + "/Probed", AVRO, false),
            new Write("DELETE", V2 + "/Probed", null, false),
            new Write("POST", CONFLUENT_7 + "/subjects/Probed/versions", AVRO, false),
            new Write("PUT", CONFLUENT_7 + "/config/Probed", ANYTHING_GOES, false),
            new Write("PUT", CONFLUENT_7 + "/config", ANYTHING_GOES, false),
            new Write("PUT", CONFLUENT_7 + "/mode", Map.of("mode", "IMPORT"), false),
            new Write("DELETE", CONFLUENT_7 + "/subjects/Probed/versions/1", null, false),
            // By these, a deployment could remove a schema for good if the API were there.
            new Write("DELETE", CONFLUENT_7 + "/subjects/Probed/versions/1?permanent=true", null, false),
            new Write("POST", CONFLUENT_8 + "/subjects/Probed/versions", AVRO, false),
            new Write("DELETE", CONFLUENT_8 + "/subjects/Probed?permanent=true", null, false));

    private final TestRegistry registry = TestRegistry.shared();

    @Test
    void onlyADeploymentWritesAndEvenThatRemovesNothing() throws Exception {
        var matrix = new AccessMatrix("Registry");
        for (var stranger : strangers().entrySet()) {
            for (var write : WRITES) {
                int status = status(write, stranger.getValue());
                assertThat(status).as(stranger.getKey() + ": " + write).isIn(write.isThere() ? REFUSED : NOT_THERE);
                matrix.add(stranger.getKey(), write.toString(), "yes", false, status < 300);
            }
        }
        assertThat(registry.send("GET", NATIVE + "/Probed", null, null).statusCode())
                .isEqualTo(404);
        for (var write : WRITES) {
            int status = status(write, registry.deploymentToken());
            matrix.add("deployment", write.toString(), "yes", write.byDeployment(), status < 300);
        }
        matrix.keep("registry");
        assertThat(matrix.wrong()).isEmpty();
    }

    private Map<String, @Nullable String> strangers() throws IOException {
        var tokens = registry.tokens();
        long now = Instant.now().getEpochSecond();
        var deployer = Map.of("groups", List.of(LocalTokens.SCHEMA_DEPLOYER), "aud", LocalTokens.REGISTRY_AUDIENCE);
        var elsewhere = Folders.temporary().resolve("keys");
        var strangers = new LinkedHashMap<String, @Nullable String>();
        strangers.put("nobody", null);
        strangers.put("no token at all", "nonsense");
        strangers.put("user of the services", tokens.token(LocalTokens.ROLES.toArray(String[]::new)));
        strangers.put("deployer for the services", tokens.tokenOf(Map.of("groups", deployer.get("groups"))));
        strangers.put("expired", tokens.tokenOf(with(deployer, "exp", now - 60)));
        strangers.put("another issuer", tokens.tokenOf(with(deployer, "iss", "fleet-elsewhere")));
        strangers.put("another key", LocalTokens.in(elsewhere).schemaDeploymentToken());
        strangers.put("other roles", tokens.registryToken("admin", "operator"));
        strangers.put("the registry's roles", tokens.registryToken("sr-admin", "sr-developer", "sr-readonly"));
        Folders.delete(elsewhere.getParent());
        return strangers;
    }

    private static Map<String, ?> with(Map<String, ?> claims, String claim, Object value) {
        var all = new LinkedHashMap<String, Object>(claims);
        all.put(claim, value);
        return all;
    }

    private int status(Write write, @Nullable String token) throws IOException, InterruptedException {
        return registry.send(write.method(), write.path(), write.body(), token).statusCode();
    }
}
