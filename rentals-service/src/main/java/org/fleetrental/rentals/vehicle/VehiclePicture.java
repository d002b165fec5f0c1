package org.fleetrental.rentals.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.Projection;

/**
 * The picture of the vehicles, which can be made from scratch. Rentals, bookings and maintenance blocks refer to its
 * rows, so no row is removed: one of which no event speaks is left as of a vehicle that is not known, and cannot be
 * booked. Whoever wants to change a vehicle's calendar waits for the end of a rebuild.
 *
 * <p>Nothing is announced here. That a vehicle has left the fleet is noted at its row, and whoever has to do something
 * about its reservations finds it there ({@link Vehicles#lockDueForReview}).
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
        return Set.of("fleet.vehicles");
    }

    @Override
    public Set<Class<? extends EventHandler<?>>> handlers() {
        return Set.of(VehicleRegisteredHandler.class, VehicleUpdatedHandler.class, VehicleStateChangedHandler.class);
    }

    @Override
    public void reset() {
        vehicles.forgetAll();
    }
}
