package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.Test;

/** What is right on this machine is refused where it counts, by the service as it is packaged. */
class ProductionTest {

    private final LocalSystem system = SharedSystem.get();

    @Test
    void aServiceDoesNotStartInProductionWithTheSettingsOfOneMachine() {
        var settings = Map.of(
                "quarkus.profile", "prod,production",
                "quarkus.datasource.jdbc.url", system.backing().jdbcUrl() + "?password=canary-c81",
                "kafka.sasl.jaas.config", "username=\"a\" password=\"canary-c81\";");
        try {
            assertThatThrownBy(() -> system.addReplica("rentals", settings))
                    .hasMessageContaining("ended with code 1")
                    .hasMessageContainingAll(
                            "Not started",
                            "kafka.security.protocol is not set",
                            "quarkus.datasource.jdbc.url does not make sure that it is the database who answers",
                            "quarkus.datasource.password is the name of its role",
                            "quarkus.flyway.password is the name of its role",
                            "mp.jwt.verify.publickey.location is file:",
                            "mp.jwt.verify.issuer is fleet-local")
                    .hasMessageNotContaining("canary-c81");
        } finally {
            system.removeReplica("rentals-2");
        }
    }
}
