package org.fleetrental.rentals.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.reserved;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

/** What the database refuses to hold, whatever the code does. Run as the service's own role. */
@QuarkusTest
class DoubleBookingConstraintTest {

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void twoOpenBookingsOfAVehicleCannotOverlap() throws SQLException {
        var vehicle = fleet.vehicle();
        reserved(vehicle, day(1), day(3));
        var cancelled = reserved(vehicle, day(3), day(4));
        cancel(cancelled);

        refused("23P01", "update booking set state = 'OPEN', starts_at = starts_at - interval '1 second'", cancelled);
        assertThat(update("update booking set state = 'OPEN'", cancelled)).isEqualTo(1);
    }

    @Test
    void aBookingIsNeverEmpty() {
        var rental = reserved(fleet.vehicle(), day(1), day(3));
        refused("23514", "update booking set ends_at = starts_at", rental);
    }

    @Test
    void theTurnaroundAfterABookingIsAsWellKeptAsTheBooking() throws SQLException {
        var vehicle = fleet.vehicle();
        var first = reserved(vehicle, day(1), day(3));
        reserved(vehicle, day(4), day(5));
        refused("23P01", "update booking set free_from = free_from + interval '25 hours'", first);
        refused("23514", "update booking set free_from = ends_at - interval '1 second'", first);
        assertThat(update("update booking set free_from = free_from + interval '24 hours'", first))
                .isEqualTo(1);
    }

    @Test
    void aVehicleIsOutOnce() {
        var vehicle = fleet.vehicle();
        var second = reserved(vehicle, day(3), day(4));
        activate(reserved(vehicle, Instant.now(), day(1)), 10).statusCode(200);

        refused(
                "23505",
                "update rental set state = 'ACTIVE', activated_at = now(), start_odometer_km = 1",
                "id",
                second);
    }

    private void refused(String sqlState, String update, UUID rental) {
        refused(sqlState, update, "rental_id", rental);
    }

    private void refused(String sqlState, String update, String column, UUID rental) {
        assertThatThrownBy(() -> update(update, column, rental))
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(sqlState);
    }

    private int update(String update, UUID rental) throws SQLException {
        return update(update, "rental_id", rental);
    }

    private int update(String update, String column, UUID rental) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(update + " where " + column + " = ?")) {
            statement.setObject(1, rental);
            return statement.executeUpdate();
        }
    }
}
