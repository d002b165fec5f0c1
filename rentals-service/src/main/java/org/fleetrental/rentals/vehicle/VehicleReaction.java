package org.fleetrental.rentals.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.inbox.AggregateVersions;

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

    void show(VehicleSnapshot snapshot, EventMetadata metadata) {
        if (versions.advance(PROJECTION, metadata)) {
            vehicles.lockOrExpect(snapshot.getVehicleId()).show(standing(snapshot.getState()), description(snapshot));
        }
    }

    private static Standing standing(VehicleState state) {
        return switch (state) {
            case DECOMMISSIONED -> Standing.DECOMMISSIONED;
            case AVAILABLE, RENTED, IN_MAINTENANCE, UNKNOWN -> Standing.IN_FLEET;
        };
    }

    private static Vehicle.Description description(VehicleSnapshot snapshot) {
        return new Vehicle.Description(
                VehicleClass.valueOf(snapshot.getVehicleClass().name()),
                snapshot.getVin(),
                snapshot.getMake(),
                snapshot.getModel(),
                snapshot.getYear(),
                snapshot.getLicensePlate());
    }
}
