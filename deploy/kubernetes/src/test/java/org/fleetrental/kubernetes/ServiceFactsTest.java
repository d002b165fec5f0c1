package org.fleetrental.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The manifests say what the services' own configuration says. */
class ServiceFactsTest {

    static final List<String> SERVICES =
            List.of("fleet-service", "rentals-service", "maintenance-service", "accounting-service");

    /** What nothing but the place can say. Kafka's are the client's own names with KAFKA_ in front. */
    private static final List<String> WITHOUT_DEFAULT = List.of(
            "QUARKUS_PROFILE",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "FLEET_MESSAGING_REGISTRY_URL",
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "SMALLRYE_JWT_PATH_GROUPS");

    private final Rendered production = Rendered.overlay("production");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceListensWhereItSaysItself(String service) throws IOException {
        var own = configuration(service);
        var container = Rendered.podSpec(production.one("Deployment", service)).at("/containers/0");
        var config = production.first("ConfigMap", service + "-").path("data");
        for (var kind : List.of("http", "management")) {
            var port = own.getProperty("quarkus." + kind + ".port");
            assertThat(port(container.path("ports"), kind, "containerPort")).isEqualTo(port);
            assertThat(port(production.one("Service", service).at("/spec/ports"), kind, "port"))
                    .isEqualTo(port);
            assertThat(config.path("QUARKUS_" + kind.toUpperCase(Locale.ROOT) + "_PORT")
                            .asText())
                    .isEqualTo(port);
        }
    }

    @Test
    void devDeploysTheVersionThatIsBuilt() {
        var built = System.getProperty("fleet.version").toLowerCase(Locale.ROOT);
        assertThat(Rendered.overlay("dev").workloads().flatMap(Rendered::containers))
                .extracting(container -> container.path("image").asText())
                .filteredOn(image -> image.startsWith("fleet-rental/"))
                .hasSizeGreaterThan(SERVICES.size())
                .allSatisfy(image -> assertThat(image).endsWith(":" + built));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theImageIsThatOfTheModule(String service) {
        assertThat(Rendered.containers(production.one("Deployment", service)))
                .extracting(container -> container.path("image").asText().replaceFirst(":.*", ""))
                .containsOnly("fleet-rental/" + service);
        assertThat(Path.of(System.getProperty("fleet.home"), service, "pom.xml"))
                .exists();
    }

    /** A misspelt name of a property is no error to Quarkus: it is not there, and a default takes its place. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatAServiceIsToldItsConfigurationKnows(String service) throws IOException {
        var own = configuration(service);
        own.putAll(properties(Path.of("shared-events/src/main/resources/META-INF/microprofile-config.properties")));
        var known = own.stringPropertyNames().stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .toList();
        var told = production
                .kind("ConfigMap")
                .filter(config -> Rendered.name(config).startsWith(service)
                        || Rendered.name(config).startsWith("connections"))
                .flatMap(config -> config.path("data").properties().stream())
                .map(Map.Entry::getKey)
                .filter(name -> !WITHOUT_DEFAULT.contains(name));
        assertThat(told).allSatisfy(name -> assertThat(known).contains(name));
    }

    private static String port(JsonNode ports, String name, String field) {
        return Rendered.items(ports)
                .filter(port -> port.path("name").asText().equals(name))
                .map(port -> port.path(field).asText())
                .findFirst()
                .orElseThrow();
    }

    private static Properties configuration(String service) throws IOException {
        return properties(Path.of(service, "src/main/resources/application.properties"));
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of(System.getProperty("fleet.home")).resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }
}
