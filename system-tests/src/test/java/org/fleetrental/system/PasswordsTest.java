package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.Test;

/** Passwords of the configuration are in nothing that a service says, whether they are right or wrong. */
class PasswordsTest {

    private static final String WRONG = "canary-b40d6e81aa";

    private final LocalSystem system = SharedSystem.get();
    private final Client client = new Client(system);

    @Test
    void theOneThatAServiceUsesIsToldNowhere() throws Exception {
        var refusal = client.get("maintenance", "/v1/maintenance-jobs/" + UUID.randomUUID());
        var pages = page("health") + page("metrics") + page("openapi");

        assertThat(refusal.body().toString()).contains("404").doesNotContain(SharedSystem.PASSWORD);
        assertThat(pages).contains("agroal", "/v1/maintenance-jobs").doesNotContain(SharedSystem.PASSWORD);
        assertThat(log("maintenance")).contains("maintenance-service").doesNotContain(SharedSystem.PASSWORD);
    }

    @Test
    void noneIsToldByAServiceThatCannotStartWithIt() throws IOException {
        var login = "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"%s\";";
        var wrong = Map.of(
                "quarkus.datasource.password",
                WRONG,
                "quarkus.flyway.password",
                WRONG,
                "kafka.security.protocol",
                "SASL_PLAINTEXT",
                "kafka.sasl.mechanism",
                "SCRAM-SHA-512",
                "kafka.sasl.jaas.config",
                login.formatted(WRONG));
        try {
            assertThatThrownBy(() -> system.addReplica("maintenance", wrong))
                    .hasMessageContaining("ended with code 1")
                    .hasMessageContaining("password authentication failed");
            assertThat(log("maintenance-2"))
                    .contains("password authentication failed")
                    .doesNotContain(WRONG, SharedSystem.PASSWORD);
        } finally {
            system.removeReplica("maintenance-2");
        }
    }

    private String log(String instance) throws IOException {
        return Files.readString(system.logFile(instance));
    }

    private String page(String name) throws Exception {
        var address = URI.create(system.managementUrl("maintenance") + "/q/" + name);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
