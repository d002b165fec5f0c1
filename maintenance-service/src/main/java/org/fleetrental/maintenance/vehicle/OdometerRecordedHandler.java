package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A vehicle has gone so far, or less far than was thought: a correction is told in the same way. */
@ApplicationScoped
class OdometerRecordedHandler implements EventHandler<OdometerRecorded> {

    private final VehicleReaction reaction;
    private final Vehicles vehicles;

    OdometerRecordedHandler(VehicleReaction reaction, Vehicles vehicles) {
        this.reaction = reaction;
        this.vehicles = vehicles;
    }

    @Override
    public void on(OdometerRecorded event, EventMetadata metadata) {
        var vehicle = event.getVehicle();
        if (!reaction.show(vehicle, event.getRecordedAt(), metadata)) {
            vehicles.fleetHasRead(vehicle.getVehicleId(), event.getRecordedAt());
        }
    }
}
