package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Apicurio Registry as a process, with its schemas in PostgreSQL. */
final class Registry implements Part {

    /** Its database, role and password. */
    static final String DATABASE = "registry";

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Path home;
    private final Ports ports;
    private final String databaseUrl;
    private @Nullable Child child;

    Registry(Path home, Ports ports, String databaseUrl) {
        this.home = home;
        this.ports = ports;
        this.databaseUrl = databaseUrl;
    }

    String url() {
        return "http://" + Ports.HOST + ":" + ports.registry() + "/apis/registry/v3";
    }

    @Override
    public void start() {
        if (child != null && child.isAlive()) {
            return;
        }
        var program = Folders.part("registry").resolve("quarkus-run.jar").toString();
        var command = List.of(
                Programs.java(), "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", program);
        child = Child.start("registry", home, "TERM", environment(), command);
        child.awaitReady(() -> Waiting.answersOk(URI.create(url() + "/system/info")), READY_WITHIN);
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.registry()));
        environment.put("QUARKUS_MANAGEMENT_HOST", Ports.HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.registryManagement()));
        environment.put("APICURIO_STORAGE_KIND", "sql");
        environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
        environment.put("APICURIO_DATASOURCE_URL", databaseUrl);
        environment.put("APICURIO_DATASOURCE_USERNAME", DATABASE);
        environment.put("APICURIO_DATASOURCE_PASSWORD", DATABASE);
        return environment;
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }

    @Override
    public void kill() {
        if (child != null) {
            child.kill();
        }
    }

    @Override
    public long pid() {
        return child == null ? 0 : child.pid();
    }
}
