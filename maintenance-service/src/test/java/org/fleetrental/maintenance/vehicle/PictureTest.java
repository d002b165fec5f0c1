package org.fleetrental.maintenance.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.maintenance.vehicle.PictureView.Picture;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PictureTest {

    @Inject
    MessagingKit events;

    @Inject
    PictureView pictures;

    private final FleetVehicle vehicle = FleetVehicle.any();

    @Test
    void theNewestEventOfAVehicleSaysWhatItIs() {
        events.handle(vehicle.registered(100));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 100));
        events.handle(vehicle.odometerRecorded(2, 250));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 250));
        events.handle(vehicle.decommissioned(3));
        assertThat(picture()).isEqualTo(new Picture(Standing.DECOMMISSIONED, "VAN", 250));
    }

    @Test
    void whatFleetSaysIsHeardThroughKafka() {
        events.deliver(vehicle.registered(100)).again().isHandled();
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 100));
    }

    @Test
    void aLateOrRepeatedEventChangesNothing() {
        var registered = events.handle(vehicle.registered(100));
        events.handle(vehicle.decommissioned(4));
        registered.again().isDuplicate();
        events.handle(vehicle.odometerRecorded(2, 120));
        assertThat(picture()).isEqualTo(new Picture(Standing.DECOMMISSIONED, "VAN", 100));
    }

    @Test
    void theReturnOfARentalRaisesTheOdometerAndNeverLowersIt() {
        events.handle(vehicle.registered(100));
        events.handle(Rental.of(vehicle.id()).completed(900));
        assertThat(picture().highestOdometerKm()).isEqualTo(900);
        events.handle(Rental.of(vehicle.id()).completed(400));
        events.handle(vehicle.odometerRecorded(2, 300));
        assertThat(picture().highestOdometerKm()).isEqualTo(900);
    }

    @Test
    void aReturnThatIsHeardOfBeforeTheVehicleIsNotForgotten() {
        events.handle(Rental.of(vehicle.id()).completed(700));
        assertThat(picture()).isEqualTo(new Picture(Standing.NOT_KNOWN, null, 700));
        events.handle(vehicle.registered(0));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 700));
    }

    private Picture picture() {
        return pictures.of(vehicle.id());
    }
}
