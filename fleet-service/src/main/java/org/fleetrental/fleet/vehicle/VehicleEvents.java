package org.fleetrental.fleet.vehicle;

import java.time.Instant;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.events.fleet.VehicleUpdated;
import org.fleetrental.messaging.DomainEvent;

/** What is told of vehicles. */
public final class VehicleEvents {

    private VehicleEvents() {}

    static DomainEvent registered(Vehicle vehicle) {
        var event = VehicleRegistered.newBuilder()
                .setVehicle(snapshot(vehicle))
                .setRegisteredAt(vehicle.registeredAt())
                .build();
        return new DomainEvent(vehicle.id(), vehicle.version(), vehicle.registeredAt(), event);
    }

    static DomainEvent stateChanged(Vehicle vehicle, StateChange change) {
        var event = VehicleStateChanged.newBuilder()
                .setVehicleId(vehicle.id())
                .setVin(vehicle.vin())
                .setFrom(state(change.from()))
                .setTo(state(change.to()))
                .setCause(change.cause())
                .setCauseId(change.causeId())
                .setAt(change.at())
                .setVehicle(snapshot(vehicle))
                .build();
        return new DomainEvent(vehicle.id(), change.version(), change.at(), event);
    }

    static DomainEvent updated(Vehicle vehicle, Instant at) {
        var event = VehicleUpdated.newBuilder()
                .setVehicle(snapshot(vehicle))
                .setUpdatedAt(at)
                .build();
        return new DomainEvent(vehicle.id(), vehicle.version(), at, event);
    }

    /** The vehicle as it is now. */
    public static VehicleSnapshot snapshot(Vehicle vehicle) {
        return VehicleSnapshot.newBuilder()
                .setVehicleId(vehicle.id())
                .setVin(vehicle.vin())
                .setMake(vehicle.make())
                .setModel(vehicle.model())
                .setYear(vehicle.year())
                .setVehicleClass(org.fleetrental.events.VehicleClass.valueOf(
                        vehicle.vehicleClass().name()))
                .setLicensePlate(vehicle.licensePlate())
                .setState(state(vehicle.state()))
                .setOdometerKm(vehicle.odometerKm())
                .build();
    }

    private static org.fleetrental.events.fleet.VehicleState state(VehicleState state) {
        return org.fleetrental.events.fleet.VehicleState.valueOf(state.name());
    }
}
