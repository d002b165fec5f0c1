package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.AggregateVersions;
import org.fleetrental.messaging.EventMetadata;

/** Keeps the picture of a vehicle as new as the newest event that has arrived. */
@ApplicationScoped
class VehicleReaction {

    static final String PROJECTION = "vehicles";

    private final AggregateVersions versions;
    private final Vehicles vehicles;

    VehicleReaction(AggregateVersions versions, Vehicles vehicles) {
        this.versions = versions;
        this.vehicles = vehicles;
    }

    void show(VehicleSnapshot vehicle, EventMetadata metadata) {
        if (versions.advance(PROJECTION, metadata)) {
            var told = new Vehicles.Told(
                    vehicle.getVehicleId(),
                    standing(vehicle.getState()),
                    vehicle.getVehicleClass().name(),
                    vehicle.getVin(),
                    vehicle.getMake(),
                    vehicle.getModel(),
                    vehicle.getYear(),
                    vehicle.getOdometerKm());
            vehicles.show(told, metadata.time());
        }
    }

    private static Standing standing(VehicleState state) {
        return switch (state) {
            case DECOMMISSIONED -> Standing.DECOMMISSIONED;
            case AVAILABLE, RENTED, IN_MAINTENANCE, UNKNOWN -> Standing.IN_FLEET;
        };
    }
}
