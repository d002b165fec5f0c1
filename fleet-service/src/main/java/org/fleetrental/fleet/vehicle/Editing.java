package org.fleetrental.fleet.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fleetrental.http.IfMatch;
import org.fleetrental.http.Problem;
import org.fleetrental.messaging.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Changes what is known of a vehicle, for one who has seen it as it is. */
@ApplicationScoped
class Editing {

    private final Vehicles vehicles;
    private final Outbox outbox;
    private final Clock clock;

    Editing(Vehicles vehicles, Outbox outbox, Clock clock) {
        this.vehicles = vehicles;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    /** It is as the client wants it, perhaps it was before. */
    record Edited(Vehicle vehicle) implements Outcome {}

    /** @param problem why the client has to read it again first */
    record NotSeen(Problem problem) implements Outcome {}

    record PlateTaken(String licensePlate) implements Outcome {}

    record Decommissioned() implements Outcome {}

    /**
     * Empty if there is no such vehicle.
     *
     * @param ifMatch the version that the client has seen, as its {@code ETag}
     * @param change what the client makes of what may be edited
     */
    @Transactional
    Optional<Outcome> edit(UUID vehicleId, @Nullable String ifMatch, UnaryOperator<VehicleEdit> change) {
        return vehicles.lock(vehicleId)
                .map(vehicle -> IfMatch.refusal(ifMatch, vehicle.version())
                        .<Outcome>map(NotSeen::new)
                        .orElseGet(() -> edit(vehicle, change.apply(VehicleEdit.of(vehicle)))));
    }

    private Outcome edit(Vehicle vehicle, VehicleEdit wanted) {
        var plate = wanted.licensePlate();
        if (plate != null && !plate.equals(vehicle.licensePlate())) {
            vehicles.claimPlate(plate);
            if (vehicles.othersHavePlate(plate, vehicle.id())) {
                return new PlateTaken(plate);
            }
        }
        return switch (vehicle.edit(wanted.vehicleClass(), plate)) {
            case Vehicle.Changed _ -> {
                outbox.publish(VehicleEvents.updated(vehicle, clock.instant()));
                yield new Edited(vehicle);
            }
            case Vehicle.Unchanged _ -> new Edited(vehicle);
            case Vehicle.DecommissionedBefore _ -> new Decommissioned();
        };
    }
}
