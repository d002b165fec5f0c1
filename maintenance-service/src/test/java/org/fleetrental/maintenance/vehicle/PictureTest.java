package org.fleetrental.maintenance.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.maintenance.Rental;
import org.fleetrental.maintenance.vehicle.PictureView.Picture;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PictureTest {

    @Inject
    MessagingKit events;

    @Inject
    PictureView pictures;

    private static final Instant RETURNED = Instant.parse("2026-03-05T10:00:00Z");

    private final FleetVehicle vehicle = FleetVehicle.any();

    @Test
    void theNewestEventOfAVehicleSaysWhatItIs() {
        events.handle(vehicle.registered(100));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 100));
        events.handle(vehicle.odometerRecorded(2, 250));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 250));
        events.handle(vehicle.decommissioned(3, 250));
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
        events.handle(vehicle.decommissioned(4, 150));
        registered.again().isDuplicate();
        events.handle(vehicle.odometerRecorded(2, 120));
        assertThat(picture()).isEqualTo(new Picture(Standing.DECOMMISSIONED, "VAN", 150));
    }

    @Test
    void theReturnOfARentalRaisesTheOdometerAndNeverLowersIt() {
        events.handle(vehicle.registered(100));
        events.handle(Rental.of(vehicle.id()).completed(900));
        assertThat(picture().odometerKm()).isEqualTo(900);

        events.handle(Rental.of(vehicle.id()).completed(400));
        events.handle(vehicle.odometerRecorded(2, 300));
        assertThat(picture().odometerKm()).isEqualTo(900);
    }

    @Test
    void aReturnCountsUntilFleetHasJudgedItsReading() {
        var returned = Rental.of(vehicle.id()).completed(90_000, RETURNED);
        events.handle(vehicle.registered(100));
        events.handle(returned);
        events.handle(vehicle.odometerRecorded(2, 90_000, RETURNED));
        assertThat(picture().odometerKm()).isEqualTo(90_000);

        events.handle(vehicle.odometerRecorded(3, 9_000, RETURNED));
        assertThat(picture().odometerKm()).isEqualTo(9_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCorrectedReadingIsGoneInWhateverOrderItIsHeardOf(long seed) {
        events.handleShuffled(
                seed,
                2,
                List.of(
                        vehicle.registered(100),
                        Rental.of(vehicle.id()).completed(90_000, RETURNED),
                        vehicle.odometerRecorded(2, 90_000, RETURNED),
                        vehicle.odometerRecorded(3, 9_000, RETURNED)));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "VAN", 9_000));
    }

    @Test
    void anEditOfTheClassIsSeen() {
        events.handle(vehicle.registered(100));
        events.deliver(vehicle.as(VehicleClass.SUV).updated(2, 100)).again().isHandled();
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "SUV", 100));
        events.handle(vehicle.odometerRecorded(1, 90));
        assertThat(picture()).isEqualTo(new Picture(Standing.IN_FLEET, "SUV", 100));
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
