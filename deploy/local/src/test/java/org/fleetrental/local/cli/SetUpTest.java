package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.DatabaseProvisioning;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.Postgres;
import org.fleetrental.local.SystemService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpTest {

    private final BackingServices backing = BackingServices.shared();
    private final StringWriter said = new StringWriter();

    @TempDir
    Path folder;

    /** Others use the same database, with the passwords of one machine. */
    @AfterEach
    void giveEveryRoleItsNameAgain() {
        var admin = backing.adminJdbcUrl();
        DatabaseProvisioning.provision(admin.replace("/fleet?", "/postgres?"), admin);
    }

    @Test
    void aRoleHasThePasswordThatTheEnvironmentTellsAndNoOther() throws SQLException {
        var passwords = passwords();
        passwords.put("RENTALS_PASSWORD", "it's \"new\"");
        assertThat(run(passwords, "databases", "--server", server())).isZero();
        try (var connection = DriverManager.getConnection(backing.jdbcUrl(), "rentals", "it's \"new\"")) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(DatabaseProvisioning.answers(backing.jdbcUrl() + "?user=rentals&password=rentals"))
                .isFalse();
    }

    @Test
    void aPasswordThatNobodyToldIsNamedAndNothingIsMadeUp() {
        var passwords = passwords();
        passwords.remove("FLEET_OWNER_PASSWORD");
        assertThat(run(passwords, "databases", "--server", server())).isNotZero();
        assertThat(said.toString()).contains("FLEET_OWNER_PASSWORD is not set");
    }

    @Test
    void theCommandsSayTheVersionThatIsBuilt() {
        assertThat(List.of(Fleet.commandLine(), Fleet.commandLine(new SetUp(Map.of()))))
                .allSatisfy(command -> assertThat(command.getCommandSpec().version())
                        .containsExactly(System.getProperty("fleet.version")));
    }

    @Test
    void onlyThePublicHalfOfTheKeysLeavesTheirFolder() throws Exception {
        var publicFolder = Files.createDirectory(folder.resolve("public"));
        var keys = folder.resolve("keys/local");
        for (int time = 1; time <= 2; time++) {
            assertThat(run(Map.of(), "keys", "--keys", keys.toString(), "--public", publicFolder.toString()))
                    .isZero();
        }
        assertThat(publicFolder.resolve("public-key.pem")).hasSameTextualContentAs(keys.resolve("public-key.pem"));
        assertThat(publicFolder.resolve("registry.properties"))
                .hasContent("quarkus.oidc.public-key=" + LocalTokens.in(keys).publicKeyText());
        try (var files = Files.list(publicFolder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void topicsAndSchemasThatAreThereStayAsTheyAre() {
        assertThat(run(Map.of(), "topics", "--kafka", backing.kafkaBootstrapServers()))
                .isZero();
        var registry = URI.create(backing.registryUrl()).toString();
        assertThat(run(
                        Map.of(),
                        "schemas",
                        "--registry",
                        registry,
                        "--keys",
                        backing.keys().toString()))
                .as(said.toString())
                .isZero();
    }

    @Test
    void schemasAreNotRegisteredWithoutACredential() {
        var keysOfAnother = folder.resolve("other").toString();
        assertThat(run(Map.of(), "schemas", "--registry", backing.registryUrl(), "--keys", keysOfAnother))
                .isNotZero();
    }

    private Map<String, String> passwords() {
        var passwords = new HashMap<>(Map.of("POSTGRES_PASSWORD", Postgres.ADMIN, "REGISTRY_PASSWORD", "registry"));
        for (var service : SystemService.ids()) {
            passwords.put(service.toUpperCase(Locale.ROOT) + "_PASSWORD", service);
            passwords.put(service.toUpperCase(Locale.ROOT) + "_OWNER_PASSWORD", service + "_owner");
        }
        return passwords;
    }

    private String server() {
        var address = URI.create(backing.jdbcUrl().substring("jdbc:".length()));
        return address.getHost() + ":" + address.getPort();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return Fleet.commandLine(new SetUp(environment))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
    }
}
