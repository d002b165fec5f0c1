package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml, as far as it can be judged without a container engine. */
class ComposeTest {

    private static final Path HOME = Folders.repository();

    private final String yaml = read("docker-compose.yml");

    @Test
    void theFileKeepsToEveryRule() {
        assertThat(ComposeRules.findings(yaml)).isEmpty();
    }

    /** Each line breaks one rule, and says what has to be found. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        postgres:18                                                   | postgres                               | postgres: image without a version
        postgres:18                                                   | postgres:latest                        | postgres: image without a version
        user: postgres                                                | user: root                             | postgres: is root
        user: postgres                                                | privileged: true                       | postgres: privileged
        user: postgres                                                | cap_add: [SYS_ADMIN]                   | postgres: adds capabilities
        user: postgres                                                | pid: host                              | postgres: has the machine's pid
        user: postgres                                                | ports: ["127.0.0.1:5432:5432"]         | postgres: is published
        user: postgres                                                | network_mode: host                     | postgres: has the network host
        read_only: true                                               | read_only: false                       | topics: root file system is not read-only
        ["ALL"]                                                       | []                                     | registry: keeps capabilities
        no-new-privileges:true                                        | seccomp=unconfined                     | fleet-service: may gain privileges
        pids_limit: 512                                               | cpu_count: 1                           | grafana: may start processes without end
        127.0.0.1:8082:8082                                           | 8082:8082                              | rentals-service: is published beyond this machine
        ${FLEET_PASSWORD:?run                                         | ${FLEET_PASSWORD:-run                  | fleet-service: has a default for QUARKUS_DATASOURCE_PASSWORD
        ${FLEET_OWNER_PASSWORD:?run deploy/compose/make-env.sh first} | fleet_owner                            | fleet-service: has a default for QUARKUS_FLYWAY_PASSWORD
        restart: unless-stopped                                       | restart: always                        | fleet-service: restart policy
        restart: "no"                                                 | restart: always                        | topics: restart policy
        healthcheck:                                                  | health:                                | kafka: no health check
        topics: { condition: service_completed_successfully }         | topics: { condition: service_started } | maintenance-service: does not wait for topics
        kafka: { condition: service_healthy }                         | kafka: { condition: service_started }  | rentals-service: does not wait for kafka
        mem_limit: 512m                                               | cpus: 1                                | accounting-service: may take all memory
        public-key:/etc/fleet:ro                                      | signing-key:/etc/fleet:ro              | fleet-service: sees the private key
        prometheus.yml:ro                                             | prometheus.yml                         | prometheus: writes to ./deploy/compose/prometheus.yml
        ./deploy/observability:/etc                                   | /var/run/docker.sock:/etc              | prometheus: mounts /var/run/docker.sock
        internal: true                                                | internal: false                        | network inside: is not internal
        networks: [inside]                                            | networks: [inside, outside]            | kafka: reaches outside
        networks: [inside, outside]                                   | networks: [outside]                    | traces: is not in the network inside
        """)
    void whatBreaksARuleIsFound(String from, String to, String finding) {
        assertThat(yaml).contains(from);
        assertThat(ComposeRules.findings(yaml.replace(from, to))).contains(finding);
    }

    @Test
    void testsRunOnTheSameImages() {
        var containers = ComposeRules.containers(new Yaml().load(yaml));
        assertThat(Map.of(
                        "postgres", ContainerImages.POSTGRES,
                        "kafka", ContainerImages.KAFKA,
                        "registry", ContainerImages.REGISTRY))
                .allSatisfy((name, image) -> assertThat(containers.get(name)).containsEntry("image", image));
    }

    @Test
    void eachServiceIsWhereItsPropertiesSay() throws IOException {
        Map<String, Object> file = new Yaml().load(yaml);
        for (var service : SystemService.values()) {
            var properties = new Properties();
            try (var in = Files.newInputStream(
                    HOME.resolve(service.module()).resolve("src/main/resources/application.properties"))) {
                properties.load(in);
            }
            var port = properties.getProperty("quarkus.http.port");
            assertThat(ComposeRules.containers(file).get(service.module()))
                    .containsEntry("image", image(service.module()))
                    .containsEntry("ports", List.of("127.0.0.1:" + port + ":" + port));
            assertThat(read("deploy/compose/prometheus.yml"))
                    .contains(
                            "job_name: " + service.module(),
                            service.module() + ":" + properties.getProperty("quarkus.management.port"));
        }
    }

    @Test
    void theSetUpIsOfTheVersionThatIsBuilt() {
        assertThat(ComposeRules.containers(new Yaml().load(yaml)).values())
                .extracting(container -> container.get("image"))
                .filteredOn(image -> image.toString().contains("/setup:"))
                .hasSize(6)
                .containsOnly(image("setup"));
    }

    @Test
    void theExampleNamesEverySecretAndHasNone() {
        var asked = new TreeSet<String>();
        Pattern.compile("\\$\\{([A-Z_]+)").matcher(yaml).results().forEach(match -> asked.add(match.group(1)));
        var told = read(".env.example")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(told).allMatch(line -> line.endsWith("="), "no value");
        assertThat(told).map(line -> line.substring(0, line.length() - 1)).containsExactlyInAnyOrderElementsOf(asked);
    }

    /** As {@code ./fleet images} tags it. */
    private static String image(String module) {
        var version = System.getProperty("fleet.version").toLowerCase(Locale.ROOT);
        return "fleet-rental/" + module + ":" + version;
    }

    private static String read(String file) {
        try {
            return Files.readString(HOME.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
