package org.fleetrental.system.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.system.RentalCompany;
import org.fleetrental.system.SharedSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * MaintenanceCompleted got {@code downtimeMinutes} with its second version. Its producer and a consumer are rolled
 * forward and back, one replica after the other, while jobs are done: each of them is booked once, whoever wrote or
 * read the event.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollingUpgradeTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final String EVENT = "MaintenanceCompleted";
    private static final boolean WITH_DOWNTIME = true;

    private final LocalSystem system = SharedSystem.get();
    private final Workshop workshop = new Workshop(new RentalCompany(system));
    private final Books books = new Books(new RentalCompany(system).client());
    private boolean isOver;
    private Path earlierMaintenance;
    private Path earlierAccounting;

    @BeforeAll
    void buildWhatWasBefore() throws IOException {
        var folder = Files.createTempDirectory(CHECKOUT.resolve("system-tests/target"), "earlier-");
        var first = EarlierBuild.schema(EVENT, 1);
        earlierMaintenance = EarlierBuild.of(
                CHECKOUT,
                "maintenance-service",
                folder.resolve("maintenance"),
                first,
                "src/main/java/org/fleetrental/maintenance/job/JobEvents.java",
                source -> source.replaceFirst("\\s+\\.setDowntimeMinutes\\(.*\\)", ""));
        earlierAccounting = EarlierBuild.of(
                CHECKOUT,
                "accounting-service",
                folder.resolve("accounting"),
                first,
                "src/main/java/org/fleetrental/accounting/maintenance/MaintenanceCompletedHandler.java",
                source -> withoutArguments("MaintenanceCompletedHandler", source)
                        .replace("event.getDowntimeMinutes()", "null"));
    }

    /** Adds the constructor that the build of a service gives to each bean, for its proxy. */
    private static String withoutArguments(String bean, String source) {
        return source.replaceFirst(bean + "\\(", bean + "() { this(null, null); }\n\n    " + bean + "(");
    }

    /** Also where it broke off: the system is shared. */
    @AfterAll
    void backToToday() {
        workshop.close();
        if (!isOver) {
            system.deploy("maintenance", today("maintenance-service"));
            system.deploy("accounting", today("accounting-service"));
        }
    }

    @Test
    @Order(1)
    void everyJobIsBookedOnceWhileBothSidesRollForwardAndBack() throws SQLException {
        aLaterVersionHasMigrated("accounting");
        workshop.open();

        assertBooked(workshop.doAJob(), WITH_DOWNTIME);

        system.deploy("accounting", earlierAccounting);
        assertBooked(workshop.doAJob(), !WITH_DOWNTIME);

        var accounting = system.addReplica("accounting");
        system.deploy("maintenance", earlierMaintenance);
        books.awaitCostOf(workshop.doAJob());

        system.deploy("accounting", today("accounting-service"));
        assertBooked(workshop.doAJob(), !WITH_DOWNTIME);

        var maintenance = system.addReplica("maintenance");
        books.awaitCostOf(workshop.doAJob());

        system.deploy("maintenance", today("maintenance-service"));
        system.removeReplica(maintenance);
        system.removeReplica(accounting);
        isOver = true;
        assertBooked(workshop.doAJob(), WITH_DOWNTIME);

        workshop.close();
        for (var job : workshop.done()) {
            assertThat(books.awaitCostOf(job)).as("entries of job %s", job).hasSize(1);
        }
        assertThat(books.openDeadLetters()).isEmpty();
    }

    /** The services start below, with a database that is ahead of them. */
    private void aLaterVersionHasMigrated(String service) throws SQLException {
        try (var connection = DriverManager.getConnection(system.backing().adminJdbcUrl());
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into %s.flyway_schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    select max(installed_rank) + 1, '999', 'of a later version', 'SQL', 'V999__of_a_later_version.sql',
                        'owner', 0, true
                    from %1$s.flyway_schema_history""".formatted(service));
        }
    }

    private static Path today(String module) {
        return CHECKOUT.resolve(module).resolve("target/quarkus-app");
    }

    private void assertBooked(UUID job, boolean withDowntime) {
        assertThat(books.awaitCostOf(job))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.path("description").asText().contains("out of service"))
                                .isEqualTo(withDowntime));
    }

    @Test
    @Order(2)
    void aReplayFromTheVeryFirstEventReadsBothVersionsAndChangesNothing() throws SQLException {
        var before = books.entries();
        int events = forgetWhatAccountingHasRead();

        var replay = books.replay("fleet.maintenance", Instant.now().minus(1, ChronoUnit.DAYS));

        assertThat(replay.at("/state")).isEqualTo("DONE");
        assertThat(replay.at("/progress/records/handled")).isEqualTo(String.valueOf(events));
        assertThat(replay.at("/progress/records/dead")).isEqualTo("0");
        assertThat(books.entries()).isEqualTo(before);
    }

    /** As a service that comes new to the topic, but with the books as they are. */
    private int forgetWhatAccountingHasRead() throws SQLException {
        try (var connection = DriverManager.getConnection(system.backing().adminJdbcUrl());
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from accounting.aggregate_versions where projection = 'maintenance-costs'");
            return statement.executeUpdate("delete from accounting.inbox_processed_messages"
                    + " where event_type = 'org.fleetrental.events.maintenance.MaintenanceCompleted'");
        }
    }
}
