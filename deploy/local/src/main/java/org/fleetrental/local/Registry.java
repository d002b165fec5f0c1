package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Apicurio Registry as a process, with its schemas in PostgreSQL. */
final class Registry extends Part {

    /** Its database, role and password. */
    static final String DATABASE = "registry";

    private final Path home;
    private final Ports ports;
    private final String databaseUrl;

    Registry(Path home, Ports ports, String databaseUrl) {
        this.home = home;
        this.ports = ports;
        this.databaseUrl = databaseUrl;
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

    static boolean answers(String url) {
        return Waiting.answersOk(URI.create(url + "/system/info"));
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.registry()));
        environment.put("QUARKUS_MANAGEMENT_HOST", Ports.HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.registryManagement()));
        environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2");
        environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2");
        environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10");
        environment.put("APICURIO_STORAGE_KIND", "sql");
        environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
        environment.put("APICURIO_DATASOURCE_URL", databaseUrl);
        environment.put("APICURIO_DATASOURCE_USERNAME", DATABASE);
        environment.put("APICURIO_DATASOURCE_PASSWORD", DATABASE);
        return environment;
    }
}
