package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.jspecify.annotations.Nullable;

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
        show(vehicle, null, metadata);
    }

    /**
     * @param readAt when the reading was taken that the event is about; null if it is about something else
     * @return whether the event is newer than all that is in the picture: else it changes nothing
     */
    boolean show(VehicleSnapshot vehicle, @Nullable Instant readAt, EventMetadata metadata) {
        boolean newer = versions.advance(PROJECTION, metadata);
        if (newer) {
            var told = new Vehicles.Told(
                    vehicle.getVehicleId(),
                    standing(vehicle.getState()),
                    vehicle.getVehicleClass().name(),
                    vehicle.getVin(),
                    vehicle.getMake(),
                    vehicle.getModel(),
                    vehicle.getYear(),
                    vehicle.getOdometerKm(),
                    readAt);
            vehicles.show(told, metadata.time());
        }
        return newer;
    }

    private static Standing standing(VehicleState state) {
        return switch (state) {
            case DECOMMISSIONED -> Standing.DECOMMISSIONED;
            case AVAILABLE, RENTED, IN_MAINTENANCE, UNKNOWN -> Standing.IN_FLEET;
        };
    }
}
