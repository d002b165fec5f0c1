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
        try {
            assertThatThrownBy(() -> system.addReplica("rentals", Map.of("quarkus.profile", "prod,production")))
                    .hasMessageContaining("ended with code 1")
                    .hasMessageContainingAll(
                            "Not started",
                            "kafka.security.protocol is not set",
                            "quarkus.datasource.jdbc.url does not make sure that it is the database who answers",
                            "quarkus.datasource.password is the name of its role",
                            "quarkus.flyway.password is the name of its role",
                            "mp.jwt.verify.publickey.location is file:",
                            "mp.jwt.verify.issuer is fleet-local");
        } finally {
            system.removeReplica("rentals-2");
        }
    }
}
