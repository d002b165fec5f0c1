package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private final BackingServices backing = BackingServices.shared();

    @Test
    void aServiceCannotEnterTheRegistrysDatabase() {
        var url = backing.jdbcUrl().replaceAll("/fleet$", "/registry");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "rentals", "rentals"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(backing.jdbcUrl(), "rentals", "fleet"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aBookingConstraintCanBeBuilt() throws SQLException {
        try (var owner = as("rentals_owner")) {
            run(owner, "CREATE TEMP TABLE slot (v uuid, p tstzrange, EXCLUDE USING gist (v WITH =, p WITH &&))");
        }
    }

    @Test
    void provisioningAgainChangesNothing() {
        var admin = backing.adminJdbcUrl();
        assertThatCode(() -> {
                    DatabaseProvisioning.provision(admin.replace("/fleet?", "/postgres?"), admin);
                    TopicProvisioning.provision(Map.of("bootstrap.servers", backing.kafkaBootstrapServers()));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void everyTopicIsThereAndNoneIsMadeByUsingIt() throws Exception {
        try (var kafka = Admin.create(Map.of("bootstrap.servers", backing.kafkaBootstrapServers()))) {
            var topics = kafka.describeTopics(kafka.listTopics().names().get(30, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS);
            assertThat(topics)
                    .containsOnlyKeys(
                            "fleet.vehicles",
                            "fleet.rentals",
                            "fleet.maintenance",
                            "fleet.accounting",
                            "fleet.dlq.fleet",
                            "fleet.dlq.rentals",
                            "fleet.dlq.maintenance",
                            "fleet.dlq.accounting");
            assertThat(topics)
                    .extractingByKey("fleet.rentals")
                    .satisfies(t -> assertThat(t.partitions()).hasSize(6));
            assertThat(topics)
                    .extractingByKey("fleet.dlq.rentals")
                    .satisfies(t -> assertThat(t.partitions()).hasSize(1));
        }
    }

    private Connection as(String role) throws SQLException {
        return DriverManager.getConnection(backing.jdbcUrl(), role, role);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
