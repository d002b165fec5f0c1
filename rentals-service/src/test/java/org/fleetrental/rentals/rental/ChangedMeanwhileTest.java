package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.fleetrental.rentals.maintenance.Job;
import org.junit.jupiter.api.Test;

/** Another transaction changes what a request has just looked at, and commits while the request waits for it. */
@QuarkusTest
class ChangedMeanwhileTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aRentalThatHasGotAnotherVehicleIsExtendedInThatOnesCalendar() throws SQLException {
        var vehicle = fleet.vehicle();
        var other = fleet.vehicle();
        var id = reserved(vehicle, day(1), day(2));
        events.handle(Job.of(other, day(2), day(4)).scheduled());

        answerAfter("""
                select 1 from vehicle where id = '%1$s' for update;
                update rental set vehicle_id = '%2$s' where id = '%3$s';
                update booking set vehicle_id = '%2$s' where rental_id = '%3$s'
                """.formatted(vehicle, other, id), () -> extend(id, day(3)))
                .statusCode(409)
                .body("type", equalTo(problem("vehicle-blocked")));
        rental(id).body("endsAt", equalTo(day(2).toString()));
    }

    @Test
    void aCustomerWhoIsBlockedAtThatVeryMomentGetsNoVehicle() throws SQLException {
        var vehicle = fleet.vehicle();
        var customer = customer();
        answerAfter(
                        "update customer set blocked_at = now(), blocked_reason = 'x' where id = '%s'"
                                .formatted(customer),
                        () -> reserve(reservation(customer, vehicle, day(1), day(2))))
                .statusCode(409)
                .body("type", equalTo(problem("customer-blocked")));
    }

    /** The answer to a request that came after the change and before its commit. */
    private ValidatableResponse answerAfter(String change, Supplier<ValidatableResponse> request) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            var answer = CompletableFuture.supplyAsync(request);
            await().until(() -> answer.isDone() || isAnybodyWaiting());
            assertThat(answer).isNotDone();
            connection.commit();
            connection.setAutoCommit(true);
            return answer.join();
        }
    }

    private boolean isAnybodyWaiting() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.createStatement();
                var row = select.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = current_user")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }
}
