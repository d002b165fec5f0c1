package org.fleetrental.maintenance;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.events.fleet.OdometerSource;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.events.fleet.VehicleUpdated;
import org.fleetrental.messaging.DomainEvent;

/** A vehicle of fleet-service, with events of its life. */
public record FleetVehicle(UUID id, String vin, VehicleClass vehicleClass) {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    public static FleetVehicle any() {
        return of(UUID.randomUUID());
    }

    public static FleetVehicle of(UUID id) {
        return new FleetVehicle(
                id, "WFL%014d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000_000L)), VehicleClass.VAN);
    }

    /** The same vehicle in another class. */
    public FleetVehicle as(VehicleClass other) {
        return new FleetVehicle(id, vin, other);
    }

    public DomainEvent registered(int odometerKm) {
        return registered(odometerKm, AT);
    }

    public DomainEvent registered(int odometerKm, Instant at) {
        return new DomainEvent(id, 1, at, new VehicleRegistered(snapshot(VehicleState.AVAILABLE, odometerKm), at));
    }

    public DomainEvent updated(long version, int odometerKm) {
        return new DomainEvent(id, version, AT, new VehicleUpdated(snapshot(VehicleState.AVAILABLE, odometerKm), AT));
    }

    public DomainEvent odometerRecorded(long version, int odometerKm) {
        return odometerRecorded(version, odometerKm, AT);
    }

    /** @param at when the odometer was read */
    public DomainEvent odometerRecorded(long version, int odometerKm, Instant at) {
        return new DomainEvent(
                id,
                version,
                AT,
                OdometerRecorded.newBuilder()
                        .setReadingId(UUID.randomUUID())
                        .setReadingKm(odometerKm)
                        .setRecordedAt(at)
                        .setSource(OdometerSource.MANUAL)
                        .setVehicle(snapshot(VehicleState.AVAILABLE, odometerKm))
                        .build());
    }

    public DomainEvent decommissioned(long version) {
        return decommissioned(version, 0);
    }

    public DomainEvent decommissioned(long version, int odometerKm) {
        return new DomainEvent(
                id,
                version,
                AT,
                VehicleStateChanged.newBuilder()
                        .setVehicleId(id)
                        .setVin(vin)
                        .setFrom(VehicleState.AVAILABLE)
                        .setTo(VehicleState.DECOMMISSIONED)
                        .setCause("VehicleDecommissioned")
                        .setAt(AT)
                        .setVehicle(snapshot(VehicleState.DECOMMISSIONED, odometerKm))
                        .build());
    }

    private VehicleSnapshot snapshot(VehicleState state, int odometerKm) {
        return VehicleSnapshot.newBuilder()
                .setVehicleId(id)
                .setVin(vin)
                .setMake("Skoda")
                .setModel("Octavia")
                .setYear(2023)
                .setVehicleClass(vehicleClass)
                .setState(state)
                .setOdometerKm(odometerKm)
                .build();
    }
}
