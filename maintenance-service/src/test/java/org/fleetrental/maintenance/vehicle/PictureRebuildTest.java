package org.fleetrental.maintenance.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.maintenance.MaintenanceApi.scheduled;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.MaintenanceApi;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.maintenance.vehicle.PictureView.Picture;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.Rebuilds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PictureRebuildTest {

    @Inject
    MessagingKit events;

    @Inject
    PictureView pictures;

    @Inject
    ActiveRentals rentals;

    @Inject
    AgroalDataSource dataSource;

    private final FleetVehicle vehicle = FleetVehicle.any();

    /** Other tests hand over events that no topic has ever held. */
    @BeforeEach
    void forgetWhatOtherTestsHaveSeen() throws SQLException {
        execute("delete from aggregate_versions");
    }

    @Test
    void aDestroyedPictureIsMadeAgainWhileEventsKeepArriving() throws SQLException {
        var lost = FleetVehicle.any();
        var sold = FleetVehicle.any();
        events.deliver(vehicle.registered(100)).isHandled();
        events.deliver(lost.registered(50)).isHandled();
        events.deliver(sold.registered(10)).isHandled();
        events.deliver(sold.decommissioned(2)).isHandled();
        events.deliver(Rental.of(vehicle.id()).completed(900)).isHandled();
        var job = scheduled(vehicle.id());
        execute("update vehicle set standing = 'IN_FLEET', fleet_odometer_km = 9999 where id in ('%s', '%s')"
                .formatted(vehicle.id(), sold.id()));
        execute("delete from vehicle where id = '%s'".formatted(lost.id()));

        var rebuild = Rebuilds.begin("vehicles");
        var driven = events.deliver(lost.odometerRecorded(2, 70));
        var returned = events.deliver(Rental.of(sold.id()).completed(20));
        Rebuilds.awaitEnd(rebuild).body("state", equalTo("DONE"));
        driven.isHandled();
        returned.isHandled();

        assertThatAllIsWell(lost, sold);
        MaintenanceApi.job(job).body("vehicleId", equalTo(vehicle.id().toString()));
        Rebuilds.awaitEnd(Rebuilds.begin("vehicles")).body("state", equalTo("DONE"));
        assertThatAllIsWell(lost, sold);
    }

    private void assertThatAllIsWell(FleetVehicle lost, FleetVehicle sold) {
        assertThat(pictures.of(vehicle.id())).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 900));
        assertThat(pictures.of(lost.id())).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 70));
        assertThat(pictures.of(sold.id())).isEqualTo(new Picture(Standing.DECOMMISSIONED, "VAN", 20));
    }

    @Test
    void whichVehiclesAreOutIsFoundOutAgain() throws SQLException {
        var out = Rental.of(vehicle.id());
        var back = Rental.of(vehicle.id());
        events.deliver(out.activated()).isHandled();
        events.deliver(back.activated()).isHandled();
        events.deliver(back.completed(20)).isHandled();
        execute("delete from active_rental where rental_id = '%s'".formatted(out.id()));
        execute("insert into active_rental values ('%s', '%s')".formatted(back.id(), vehicle.id()));
        execute("insert into active_rental values ('%s', '%s')".formatted(UUID.randomUUID(), vehicle.id()));

        var rebuild = Rebuilds.begin("active-rentals");
        var later = Rental.of(vehicle.id());
        var activated = events.deliver(later.activated());
        var cancelled = events.deliver(later.cancelled());
        Rebuilds.awaitEnd(rebuild).body("state", equalTo("DONE"));
        activated.isHandled();
        cancelled.isHandled();

        assertThat(activeRentals()).containsExactly(out.id());
        Rebuilds.awaitEnd(Rebuilds.begin("active-rentals")).body("state", equalTo("DONE"));
        assertThat(activeRentals()).containsExactly(out.id());
    }

    private List<UUID> activeRentals() {
        return QuarkusTransaction.requiringNew().call(() -> rentals.of(vehicle.id()));
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}
