package org.fleetrental.fleet.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.outbox.Outbox;

/** Moves vehicles from state to state; each change is kept in the history and announced. */
@ApplicationScoped
public class Lifecycle {

    private final Vehicles vehicles;
    private final StateChanges history;
    private final Outbox outbox;
    private final Clock clock;

    Lifecycle(Vehicles vehicles, StateChanges history, Outbox outbox, Clock clock) {
        this.vehicles = vehicles;
        this.history = history;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Gives a locked vehicle the state that follows from its open holds, if that is another one.
     *
     * @param cause simple name of the event that opened or closed a hold
     * @param causeId the rental or job of the hold
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(Vehicle vehicle, VehicleState holds, String cause, UUID causeId) {
        vehicle.follow(holds, cause, causeId, clock.instant()).ifPresent(change -> {
            history.persist(change);
            outbox.publish(VehicleEvents.stateChanged(vehicle, change));
        });
    }

    /** A vehicle leaves the fleet for good; empty if there is no such vehicle. */
    @Transactional
    Optional<Vehicle.Decommissioning> decommission(UUID vehicleId, String reason) {
        return vehicles.lock(vehicleId).map(vehicle -> {
            var outcome = vehicle.decommission(reason, clock.instant());
            if (outcome instanceof Vehicle.Decommissioned(var change)) {
                history.persist(change);
                outbox.publish(VehicleEvents.stateChanged(vehicle, change));
            }
            return outcome;
        });
    }
}
