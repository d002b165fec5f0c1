package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A vehicle has gone so far. */
@ApplicationScoped
class OdometerRecordedHandler implements EventHandler<OdometerRecorded> {

    private final VehicleReaction vehicles;

    OdometerRecordedHandler(VehicleReaction vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public void on(OdometerRecorded event, EventMetadata metadata) {
        vehicles.show(event.getVehicle(), metadata);
    }
}
