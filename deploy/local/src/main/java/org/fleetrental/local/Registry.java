package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Apicurio Registry as a process, with its schemas in PostgreSQL. */
public final class Registry extends Part {

    /** Its database, role and password. */
    static final String DATABASE = "registry";

    /** Nobody here uses them, and whoever may write could remove a schema for good by the first: v3 refuses that. */
    private static final String UNUSED_APIS = "/apis/ccompat/.*,/apis/registry/v2/.*";

    private final Path home;
    private final Ports ports;
    private final String databaseUrl;
    private final Path keys;

    /** @param keys the folder of the key pair that {@link LocalTokens} are signed with */
    Registry(Path home, Ports ports, String databaseUrl, Path keys) {
        this.home = home;
        this.ports = ports;
        this.databaseUrl = databaseUrl;
        this.keys = keys;
    }

    String url() {
        return ports.registryUrl();
    }

    @Override
    Child launch() {
        var program = Folders.part("registry").resolve("quarkus-run.jar").toString();
        var command = List.of(
                Programs.java(), "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", program);
        return Child.start("registry", home, "TERM", environment(), command);
    }

    @Override
    boolean isReady() {
        return answers(url());
    }

    public static boolean answers(String url) {
        return Waiting.answersOk(URI.create(url + "/system/info"));
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.registry()));
        environment.put("QUARKUS_MANAGEMENT_HOST", Ports.HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.registryManagement()));
        environment.putAll(storage(databaseUrl));
        environment.putAll(access(LocalTokens.in(keys)));
        return environment;
    }

    /** With a few connections: of itself it opens twenty at once, and up to a hundred. */
    static Map<String, String> storage(String databaseUrl) {
        return Map.of(
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "postgresql",
                "APICURIO_DATASOURCE_URL", databaseUrl,
                "APICURIO_DATASOURCE_USERNAME", DATABASE,
                "APICURIO_DATASOURCE_PASSWORD", DATABASE,
                "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2",
                "APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2",
                "APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10");
    }

    /**
     * Everybody reads, as the services do; who writes needs {@link LocalTokens#schemaDeploymentToken}. The registry
     * verifies tokens with the public key alone and needs no identity provider to be there.
     */
    static Map<String, String> access(LocalTokens tokens) {
        return Map.of(
                "QUARKUS_OIDC_TENANT_ENABLED",
                "true",
                "QUARKUS_OIDC_PUBLIC_KEY",
                tokens.publicKeyText(),
                "QUARKUS_OIDC_TOKEN_ISSUER",
                LocalTokens.ISSUER,
                "QUARKUS_OIDC_TOKEN_AUDIENCE",
                LocalTokens.REGISTRY_AUDIENCE,
                "APICURIO_AUTH_ROLE_BASED_AUTHORIZATION",
                "true",
                "APICURIO_AUTH_ROLES_DEVELOPER",
                LocalTokens.SCHEMA_DEPLOYER,
                "APICURIO_AUTH_ROLES_ADMIN",
                LocalTokens.REGISTRY_ADMIN,
                "APICURIO_AUTH_ANONYMOUS_READ_ACCESS_ENABLED",
                "true",
                "APICURIO_DISABLE_APIS",
                UNUSED_APIS);
    }
}
