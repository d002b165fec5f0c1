package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.day;
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
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.rentals.ReassignmentCause;
import org.fleetrental.events.rentals.RentalReassignmentNeededV2;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.fleetrental.rentals.maintenance.Job;
import org.fleetrental.testkit.Rebuilds;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VehiclesThatLeftTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    VehiclesThatLeft vehiclesThatLeft;

    @Test
    void theReservationsOfAVehicleThatLeavesNeedAnotherOne() {
        var vehicle = fleet.vehicle();
        var now = reserved(vehicle, Instant.now(), day(1));
        var later = reserved(vehicle, day(2), day(3));
        events.handle(FleetVehicles.stateChanged(vehicle, 2, VehicleState.DECOMMISSIONED));

        awaitMark(now);
        awaitMark(later);
        var needed = events.published(RentalReassignmentNeededV2.class, later).once();
        assertThat(needed.event().getCause()).isEqualTo(ReassignmentCause.DECOMMISSIONED);
        assertThat(needed.event().getCauseId()).isNull();
        assertThat(needed.event().getRental().getNeedsReassignment()).isTrue();
        activate(now, 10).statusCode(409).body("type", equalTo(problem("vehicle-unavailable")));
        reassign(now, fleet.vehicle()).statusCode(200);
        activate(now, 10).statusCode(200);
    }

    @Test
    void theMarkIsSetOnceWhateverComesAfter() {
        var vehicle = fleet.vehicle();
        var rental = reserved(vehicle, day(2), day(3));
        var job = Job.of(vehicle, day(2), day(4));
        events.handle(job.scheduled());
        rental(rental).body("needsReassignment", is(true));
        events.handle(FleetVehicles.stateChanged(vehicle, 2, VehicleState.DECOMMISSIONED));
        vehiclesThatLeft.review();
        events.handle(job.in(day(10), day(11)).rescheduled(day(2)));
        vehiclesThatLeft.review();

        rental(rental).body("needsReassignment", is(true));
        events.published(RentalReassignmentNeededV2.class, rental).once();
    }

    /** A rebuild hands over all events again; what they have caused is not caused again. */
    @Test
    void aRebuildOfThePictureAnnouncesNothing() throws SQLException {
        forgetWhatOtherTestsHaveSeen();
        var vehicle = UUID.randomUUID();
        events.deliver(FleetVehicles.registered(vehicle, VehicleClass.VAN)).isHandled();
        var rental = reserved(vehicle, day(2), day(3));
        events.deliver(FleetVehicles.stateChanged(vehicle, 2, VehicleState.DECOMMISSIONED))
                .again()
                .isHandled();
        awaitMark(rental);
        Rebuilds.awaitEnd(Rebuilds.begin("vehicles")).body("state", equalTo("DONE"));
        vehiclesThatLeft.review();
        rental(rental).body("needsReassignment", is(true));
        events.published(RentalReassignmentNeededV2.class, rental).once();
    }

    /** They hand over events that no topic has ever held. */
    private void forgetWhatOtherTestsHaveSeen() throws SQLException {
        try (var connection = dataSource.getConnection();
                var delete = connection.createStatement()) {
            delete.execute("delete from aggregate_versions where projection = 'vehicles'");
        }
    }

    /** The service does it by itself every now and then; a test need not wait for that. */
    private void awaitMark(UUID rental) {
        await().untilAsserted(() -> {
            vehiclesThatLeft.review();
            rental(rental).body("needsReassignment", is(true));
        });
    }
}
