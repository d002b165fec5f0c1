package org.fleetrental.rentals;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.events.fleet.VehicleUpdated;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.MessagingKit;

/** The vehicles that fleet-service tells this service of. */
@ApplicationScoped
public class FleetVehicles {

    private final MessagingKit events;

    FleetVehicles(MessagingKit events) {
        this.events = events;
    }

    public UUID vehicle() {
        return vehicle(VehicleClass.STANDARD);
    }

    public UUID vehicle(VehicleClass vehicleClass) {
        var id = UUID.randomUUID();
        events.handle(registered(id, vehicleClass));
        return id;
    }

    public static DomainEvent registered(UUID vehicleId, VehicleClass vehicleClass) {
        return new DomainEvent(
                vehicleId,
                1,
                Instant.now(),
                VehicleRegistered.newBuilder()
                        .setVehicle(snapshot(vehicleId, vehicleClass, VehicleState.AVAILABLE))
                        .setRegisteredAt(Instant.now())
                        .build());
    }

    public static DomainEvent stateChanged(UUID vehicleId, long version, VehicleState to) {
        var snapshot = snapshot(vehicleId, VehicleClass.STANDARD, to);
        return new DomainEvent(
                vehicleId,
                version,
                Instant.now(),
                VehicleStateChanged.newBuilder()
                        .setVehicleId(vehicleId)
                        .setVin(snapshot.getVin())
                        .setFrom(VehicleState.AVAILABLE)
                        .setTo(to)
                        .setCause("test")
                        .setAt(Instant.now())
                        .setVehicle(snapshot)
                        .build());
    }

    public static DomainEvent updated(UUID vehicleId, long version, VehicleClass vehicleClass) {
        return new DomainEvent(
                vehicleId,
                version,
                Instant.now(),
                VehicleUpdated.newBuilder()
                        .setVehicle(snapshot(vehicleId, vehicleClass, VehicleState.AVAILABLE))
                        .setUpdatedAt(Instant.now())
                        .build());
    }

    private static VehicleSnapshot snapshot(UUID vehicleId, VehicleClass vehicleClass, VehicleState state) {
        return VehicleSnapshot.newBuilder()
                .setVehicleId(vehicleId)
                .setVin("WFL%014d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000_000L)))
                .setMake("Skoda")
                .setModel("Octavia")
                .setYear(2024)
                .setVehicleClass(vehicleClass)
                .setLicensePlate("F-LT 1")
                .setState(state)
                .setOdometerKm(0)
                .build();
    }
}
