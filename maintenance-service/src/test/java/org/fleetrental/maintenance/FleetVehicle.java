package org.fleetrental.maintenance;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.events.fleet.OdometerSource;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.messaging.DomainEvent;

/** A vehicle of fleet-service, with events of its life. */
public record FleetVehicle(UUID id) {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String VIN = "WFL00000000000001";

    public static FleetVehicle any() {
        return new FleetVehicle(UUID.randomUUID());
    }

    public DomainEvent registered(int odometerKm) {
        return new DomainEvent(id, 1, AT, new VehicleRegistered(snapshot(VehicleState.AVAILABLE, odometerKm), AT));
    }

    public DomainEvent odometerRecorded(long version, int odometerKm) {
        return new DomainEvent(
                id,
                version,
                AT,
                OdometerRecorded.newBuilder()
                        .setReadingId(UUID.randomUUID())
                        .setReadingKm(odometerKm)
                        .setRecordedAt(AT)
                        .setSource(OdometerSource.MANUAL)
                        .setVehicle(snapshot(VehicleState.AVAILABLE, odometerKm))
                        .build());
    }

    public DomainEvent decommissioned(long version) {
        return new DomainEvent(
                id,
                version,
                AT,
                VehicleStateChanged.newBuilder()
                        .setVehicleId(id)
                        .setVin(VIN)
                        .setFrom(VehicleState.AVAILABLE)
                        .setTo(VehicleState.DECOMMISSIONED)
                        .setCause("VehicleDecommissioned")
                        .setAt(AT)
                        .setVehicle(snapshot(VehicleState.DECOMMISSIONED, 0))
                        .build());
    }

    private VehicleSnapshot snapshot(VehicleState state, int odometerKm) {
        return VehicleSnapshot.newBuilder()
                .setVehicleId(id)
                .setVin(VIN)
                .setMake("Skoda")
                .setModel("Octavia")
                .setYear(2023)
                .setVehicleClass(VehicleClass.VAN)
                .setState(state)
                .setOdometerKm(odometerKm)
                .build();
    }
}
