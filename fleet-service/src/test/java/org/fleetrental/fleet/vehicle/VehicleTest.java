package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VehicleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID RENTAL = UUID.randomUUID();

    private final Vehicle vehicle = Vehicle.register(
            UUID.randomUUID(),
            new Vin("WVWZZZ1JZXW000001"),
            new Vehicle.Description("Volkswagen", "Golf", 2022, VehicleClass.COMPACT, null),
            100,
            NOW);

    @Test
    void aNewVehicleIsAvailableAndItsFirstEventHasVersionOne() {
        assertThat(vehicle.state()).isEqualTo(VehicleState.AVAILABLE);
        assertThat(vehicle.version()).isEqualTo(1);
    }

    @Test
    void aChangeOfStateTellsFromWhereAndWhy() {
        var change = vehicle.follow(VehicleState.RENTED, "RentalActivated", RENTAL, NOW)
                .orElseThrow();

        assertThat(change.from()).isEqualTo(VehicleState.AVAILABLE);
        assertThat(change.to()).isEqualTo(VehicleState.RENTED);
        assertThat(change.cause()).isEqualTo("RentalActivated");
        assertThat(change.causeId()).isEqualTo(RENTAL);
        assertThat(change.version()).isEqualTo(2);
    }

    @Test
    void theSameStateAgainIsNoChange() {
        assertThat(vehicle.follow(VehicleState.AVAILABLE, "RentalCompleted", RENTAL, NOW))
                .isEmpty();
        assertThat(vehicle.version()).isEqualTo(1);
    }

    @Test
    void aHeldVehicleCannotLeaveTheFleet() {
        vehicle.follow(VehicleState.RENTED, "RentalActivated", RENTAL, NOW);

        assertThat(vehicle.decommission("sold", NOW)).isEqualTo(new Vehicle.StillHeld(VehicleState.RENTED));
        assertThat(vehicle.state()).isEqualTo(VehicleState.RENTED);
        assertThat(vehicle.version()).isEqualTo(2);
    }

    @Test
    void aVehicleLeavesTheFleetOnceAndForGood() {
        assertThat(vehicle.decommission("sold", NOW)).isInstanceOf(Vehicle.Decommissioned.class);
        assertThat(vehicle.decommission("sold", NOW)).isEqualTo(new Vehicle.DecommissionedBefore());
        assertThat(vehicle.follow(VehicleState.RENTED, "RentalActivated", RENTAL, NOW))
                .isEmpty();
        assertThat(vehicle.state()).isEqualTo(VehicleState.DECOMMISSIONED);
    }

    @Test
    void aReadingFromThePastDoesNotLowerTheOdometer() {
        vehicle.odometerRead(90);
        assertThat(vehicle.odometerKm()).isEqualTo(100);
        vehicle.odometerRead(120);
        assertThat(vehicle.odometerKm()).isEqualTo(120);
        assertThat(vehicle.version()).isEqualTo(3);
    }

    @Test
    void aCorrectionMayLowerTheOdometer() {
        vehicle.odometerCorrected(40);
        assertThat(vehicle.odometerKm()).isEqualTo(40);
        assertThat(vehicle.version()).isEqualTo(2);
    }
}
