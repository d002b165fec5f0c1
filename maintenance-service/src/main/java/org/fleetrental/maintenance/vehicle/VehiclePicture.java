package org.fleetrental.maintenance.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.Projection;

/**
 * The picture of the vehicles, which can be made from scratch. Jobs refer to its rows, so no row is removed: one of
 * which no event speaks is left as of a vehicle that is not known, and no job can be scheduled for it. Scheduling waits
 * for the end of a rebuild.
 *
 * <p>A return whose event the topic no longer holds does not count any more for the odometer; fleet's own events of the
 * vehicle, which follow every return, do.
 */
@ApplicationScoped
class VehiclePicture implements Projection {

    private final Vehicles vehicles;

    VehiclePicture(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public String name() {
        return VehicleReaction.PROJECTION;
    }

    @Override
    public Set<String> topics() {
        return Set.of("fleet.vehicles", "fleet.rentals");
    }

    @Override
    public Set<Class<? extends EventHandler<?>>> handlers() {
        return Set.of(
                VehicleRegisteredHandler.class,
                VehicleUpdatedHandler.class,
                VehicleStateChangedHandler.class,
                OdometerRecordedHandler.class,
                RentalCompletedHandler.class);
    }

    @Override
    public void reset() {
        vehicles.forgetAll();
    }
}
