package org.fleetrental.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionRulesTest {

    private static final Map<String, String> RIGHT = Map.of(
            "kafka.security.protocol", "SASL_SSL",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/fleet?sslmode=verify-full&sslrootcert=/ca.crt",
            "quarkus.datasource.username", "rentals",
            "quarkus.datasource.password", "8f2c",
            "quarkus.flyway.username", "rentals_owner",
            "quarkus.flyway.password", "77d1",
            "quarkus.flyway.migrate-at-start", "true",
            "mp.jwt.verify.publickey.location", "https://identity.example.org/certs",
            "mp.jwt.verify.issuer", "https://identity.example.org");

    @Test
    void whatIsRightForProductionIsNotRefused() {
        assertThat(refused(RIGHT)).isEmpty();
    }

    /** Each line makes one thing wrong; "-" is a setting that is missing. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        kafka.security.protocol,          -,                               is not set
        kafka.security.protocol,          PLAINTEXT,                       is PLAINTEXT
        kafka.security.protocol,          SASL_PLAINTEXT,                  is SASL_PLAINTEXT
        kafka.security.protocol,          SSL,                             is SSL
        quarkus.datasource.jdbc.url,      -,                               is not set
        quarkus.flyway.jdbc-url,          jdbc:postgresql://db/fleet,      does not make sure that it is the database
        quarkus.datasource.password,      rentals,                         is the name of its role
        quarkus.flyway.password,          rentals_owner,                   is the name of its role
        quarkus.datasource.username,      rentals_owner,                   is the owner of the schema
        mp.jwt.verify.publickey,          MIIBIjANBgkqhkiG,                is set
        mp.jwt.verify.publickey.location, -,                               is not set
        mp.jwt.verify.publickey.location, file:/etc/fleet/public-key.pem,  is file:/etc/fleet/public-key.pem
        mp.jwt.verify.publickey.location, http://identity.example.org,     is http://identity.example.org
        mp.jwt.verify.issuer,             -,                               is not set
        mp.jwt.verify.issuer,             fleet-local,                     is fleet-local
        fleet.clock.file,                 /tmp/clock,                      is set
        """)
    void eachIsRefusedByItsName(String setting, String value, String finding) {
        assertThat(refused(with(setting, value))).singleElement().satisfies(refusal -> {
            assertThat(refusal.setting()).isEqualTo(setting);
            assertThat(refusal.finding()).startsWith(finding);
            assertThat(refusal.remedy()).isNotBlank();
        });
    }

    /** Each of these answers whoever stands in between, or whoever has another certificate of the same CA. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                                                       sslmode=prefer
        ?sslmode=disable,                                         sslmode=disable
        ?sslmode=require,                                         sslmode=require
        ?sslmode=verify-ca&sslrootcert=/ca.crt,                   sslmode=verify-ca
        ?sslmode=verify-full&sslmode=prefer,                      sslmode=prefer
        ?sslmode=strict,                                          has an sslmode that there is not
        ?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory, sslfactory
        ?sslmode=verify-full&sslhostnameverifier=org.example.Any, sslhostnameverifier
        """)
    void aDatabaseThatAnybodyCouldAnswerForIsRefused(String parameters, String finding) {
        var address = "jdbc:postgresql://db:5432/fleet" + parameters;
        assertThat(refused(with("quarkus.datasource.jdbc.url", address)))
                .singleElement()
                .asString()
                .startsWith("quarkus.datasource.jdbc.url ")
                .contains(finding);
    }

    @Test
    void whatIsSaidOfConnectionsBesideTheAddressCountsAsForTheDriver() {
        var further = "quarkus.datasource.jdbc.additional-jdbc-properties.";
        var without = with("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/fleet");
        without.put(further + "sslmode", "verify-full");
        assertThat(refused(without)).isEmpty();
        // The address goes before it.
        assertThat(refused(with(further + "sslmode", "disable"))).isEmpty();
        assertThat(refused(with(further + "sslfactory", "org.postgresql.ssl.NonValidatingFactory")))
                .hasSize(1);
    }

    @Test
    void aServiceThatMigratesByItselfAsItsOwnRoleWouldOwnItsTables() {
        assertThat(refused(with("quarkus.flyway.username", "-")))
                .extracting(Refusal::setting)
                .containsExactly("quarkus.datasource.username");
    }

    /** As the replicas of a cluster do, and the Job that migrates: it knows the service's role by name only. */
    @Test
    void whereAJobMigratesNobodyElseKnowsTheOwner() {
        var replica = with("quarkus.flyway.username", "-");
        replica.remove("quarkus.flyway.password");
        replica.put("quarkus.flyway.migrate-at-start", "false");
        assertThat(refused(replica)).isEmpty();
        var job = with("quarkus.datasource.password", "-");
        assertThat(refused(job)).isEmpty();
    }

    @Test
    void allAreRefusedAtOnceAndNoPasswordIsTold() {
        var wrong = with("kafka.security.protocol", "-");
        wrong.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/fleet?password=s3cret");
        wrong.put("quarkus.datasource.password", "rentals");
        wrong.put("mp.jwt.verify.publickey.location", "file:/keys/public-key.pem");
        wrong.put("mp.jwt.verify.issuer", "fleet-local");
        assertThat(refused(wrong))
                .extracting(Refusal::setting)
                .containsExactly(
                        "kafka.security.protocol",
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.password",
                        "mp.jwt.verify.publickey.location",
                        "mp.jwt.verify.issuer");
        wrong.put("quarkus.datasource.username", "s3cret");
        wrong.put("quarkus.datasource.password", "s3cret");
        assertThat(refused(wrong).toString()).doesNotContain("s3cret");
    }

    /** The rest comes from secrets. */
    @Test
    void theManifestsOfProductionSayWhatIsNotRefused() throws IOException {
        var told = new HashMap<>(connections());
        assertThat(told).containsEntry("QUARKUS_PROFILE", "prod," + ProductionStart.PROFILE);
        told.put("QUARKUS_DATASOURCE_USERNAME", "rentals");
        told.put("QUARKUS_DATASOURCE_PASSWORD", "8f2c");
        assertThat(refused(new EnvConfigSource(told, 300))).isEmpty();

        told.remove("KAFKA_SECURITY_PROTOCOL");
        assertThat(refused(new EnvConfigSource(told, 300))).isNotEmpty();
    }

    private static Map<String, String> connections() throws IOException {
        var manifests = Files.readString(
                Path.of(System.getProperty("fleet.home"), "deploy/kubernetes/rendered/production.yaml"));
        var connections = Arrays.stream(manifests.split("---\n"))
                .filter(manifest -> manifest.contains("\nkind: ConfigMap\n"))
                .filter(manifest -> manifest.contains("\n  name: connections-"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("^  ([A-Z_]+): (.*)$", Pattern.MULTILINE)
                .matcher(connections)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    }

    private static Map<String, String> with(String setting, String value) {
        var settings = new HashMap<>(RIGHT);
        settings.remove(setting);
        if (!value.equals("-")) {
            settings.put(setting, value);
        }
        return settings;
    }

    private static List<Refusal> refused(Map<String, String> settings) {
        return refused(new PropertiesConfigSource(settings, "told", 100));
    }

    private static List<Refusal> refused(ConfigSource settings) {
        return ProductionRules.refusals(
                new SmallRyeConfigBuilder().withSources(settings).build());
    }
}
