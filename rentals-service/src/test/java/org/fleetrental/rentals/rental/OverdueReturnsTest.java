package org.fleetrental.rentals.rental;

import static org.awaitility.Awaitility.await;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.reassign;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverdueReturnsTest {

    @Inject
    FleetVehicles fleet;

    @Inject
    OverdueReturns overdue;

    @Inject
    AgroalDataSource dataSource;

    private UUID vehicle;
    private UUID out;
    private UUID next;
    private UUID afterNext;

    @BeforeEach
    void oneIsOutAndOthersFollow() throws SQLException {
        vehicle = fleet.vehicle();
        out = reserved(vehicle, Instant.now(), Instant.now().plus(Duration.ofMinutes(30)));
        activate(out, 10).statusCode(200);
        next = reserved(vehicle, Instant.now().plus(Duration.ofHours(1)), day(1));
        afterNext = reserved(vehicle, day(2), day(3));
    }

    @Test
    void nobodyWaitsForARentalThatIsInTime() {
        overdue.mark();
        waits(next, false);
    }

    @Test
    void whoComesNextWaitsForAnOverdueRentalUntilItIsBack() throws SQLException {
        letItsEndPass();
        awaitMark();
        waits(afterNext, false);
        activate(next, 10).statusCode(409).body("type", equalTo(problem("previous-not-returned")));

        complete(out, 20).statusCode(200);
        waits(next, false);
        overdue.mark();
        waits(next, false);
        activate(next, 20).statusCode(200).body("previousNotReturned", is(false));
    }

    @Test
    void manyReplicasMarkTheSame() throws SQLException {
        letItsEndPass();
        IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.runAsync(overdue::mark))
                .toList()
                .forEach(CompletableFuture::join);
        awaitMark();
    }

    @Test
    void anExtensionLetsNobodyWait() throws SQLException {
        letItsEndPass();
        awaitMark();
        extend(out, Instant.now().plus(Duration.ofMinutes(30))).statusCode(200);
        waits(next, false);
        overdue.mark();
        waits(next, false);
    }

    @Test
    void whoGetsAnotherVehicleOrGivesUpDoesNotWait() throws SQLException {
        letItsEndPass();
        awaitMark();
        reassign(next, fleet.vehicle()).statusCode(200).body("previousNotReturned", is(false));
        overdue.mark();
        waits(next, false);
        next = reserved(vehicle, Instant.now().plus(Duration.ofHours(1)), day(1));
        awaitMark();
        cancel(next).statusCode(200).body("previousNotReturned", is(false));
    }

    private static void waits(UUID rental, boolean expected) {
        rental(rental).body("previousNotReturned", is(expected));
    }

    /** Somebody else's look may have had it locked. */
    private void awaitMark() {
        await().untilAsserted(() -> {
            overdue.mark();
            waits(next, true);
        });
    }

    private void letItsEndPass() throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("""
                        update rental set starts_at = starts_at - interval '1 hour',
                            ends_at = ends_at - interval '1 hour' where id = ?""")) {
            update.setObject(1, out);
            update.executeUpdate();
        }
    }
}
