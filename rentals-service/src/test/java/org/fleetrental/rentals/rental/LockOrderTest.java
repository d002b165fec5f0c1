package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.reassign;
import static org.fleetrental.rentals.RentalsApi.reserved;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

/**
 * Two who lock the same rows in different orders end in a deadlock, which a retry hides from everyone but the clock. So
 * here each request finds its first row locked, and while it waits for that it must hold none of the others.
 */
@QuarkusTest
class LockOrderTest {

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void reassignmentsInOppositeDirectionsLockTheSameVehicleFirst() throws SQLException {
        var vehicles = inOrder(fleet.vehicle(), fleet.vehicle());
        var there = reserved(vehicles.getFirst(), day(1), day(2));
        var back = reserved(vehicles.getLast(), day(3), day(4));
        assertWaitsForFirst(vehicles, there, () -> reassign(there, vehicles.getLast()));
        assertWaitsForFirst(vehicles, back, () -> reassign(back, vehicles.getFirst()));
    }

    @Test
    void whoeverNeedsTheVehicleLocksItBeforeTheRental() throws SQLException {
        var vehicle = fleet.vehicle();
        var rental = reserved(vehicle, Instant.now(), day(1));
        assertWaitsForFirst(List.of(vehicle), rental, () -> activate(rental, 7));
        assertWaitsForFirst(List.of(vehicle), rental, () -> extend(rental, day(2)));
    }

    /** As the database orders them, which compares them as text would be compared. */
    private static List<UUID> inOrder(UUID... vehicles) {
        return Stream.of(vehicles)
                .map(UUID::toString)
                .sorted()
                .map(UUID::fromString)
                .toList();
    }

    private void assertWaitsForFirst(List<UUID> vehicles, UUID rental, Supplier<ValidatableResponse> request)
            throws SQLException {
        try (var holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            assertThat(canLock(holder, "vehicle", vehicles.getFirst())).isTrue();
            var answer = CompletableFuture.supplyAsync(request);
            await().until(() -> answer.isDone() || isInTheWay(holder));
            assertThat(answer).as("waits for the first vehicle").isNotDone();
            for (var later : vehicles.subList(1, vehicles.size())) {
                assertThat(canLock(holder, "vehicle", later))
                        .as("the other vehicle is not locked yet")
                        .isTrue();
            }
            assertThat(canLock(holder, "rental", rental))
                    .as("the rental is not locked yet")
                    .isTrue();
            holder.rollback();
            holder.setAutoCommit(true);
            answer.join().statusCode(200);
        }
    }

    private static boolean canLock(Connection connection, String table, UUID id) throws SQLException {
        return finds(connection, "select 1 from %s where id = '%s' for update skip locked".formatted(table, id));
    }

    private static boolean isInTheWay(Connection connection) throws SQLException {
        return finds(
                connection,
                "select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))");
    }

    private static boolean finds(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
