package org.fleetrental.maintenance.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.InboxView;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.maintenance.vehicle.PictureView.Picture;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PictureTest {

    @Inject
    InboxView inbox;

    @Inject
    PictureView pictures;

    private final TestEvents events = new TestEvents();
    private final FleetVehicle vehicle = FleetVehicle.any();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void theNewestEventOfAVehicleSaysWhatItIs() {
        handle(vehicle.registered(100));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 100));
        handle(vehicle.odometerRecorded(2, 250));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 250));
        handle(vehicle.decommissioned(3));
        assertThat(picture()).isEqualTo(new Picture(Standing.DECOMMISSIONED, "VAN", 250));
    }

    @Test
    void aLateOrRepeatedEventChangesNothing() {
        var registered = events.deliver(FleetVehicle.TOPIC, vehicle.registered(100));
        handle(vehicle.decommissioned(4));
        registered.again();
        handle(vehicle.odometerRecorded(2, 120));
        assertThat(picture()).isEqualTo(new Picture(Standing.DECOMMISSIONED, "VAN", 100));
    }

    @Test
    void theReturnOfARentalRaisesTheOdometerAndNeverLowersIt() {
        handle(vehicle.registered(100));
        handle(Rental.of(vehicle.id()).completed(900));
        assertThat(picture().highestOdometerKm()).isEqualTo(900);
        handle(Rental.of(vehicle.id()).completed(400));
        handle(vehicle.odometerRecorded(2, 300));
        assertThat(picture().highestOdometerKm()).isEqualTo(900);
    }

    @Test
    void aReturnThatIsHeardOfBeforeTheVehicleIsNotForgotten() {
        handle(Rental.of(vehicle.id()).completed(700));
        assertThat(picture()).isEqualTo(new Picture(Standing.NOT_KNOWN, null, 700));
        handle(vehicle.registered(0));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 700));
    }

    private Picture picture() {
        return pictures.of(vehicle.id());
    }

    private void handle(DomainEvent event) {
        var topic = event.aggregateId().equals(vehicle.id()) ? FleetVehicle.TOPIC : Rental.TOPIC;
        inbox.awaitHandled(events.deliver(topic, event));
    }
}
