package org.fleetrental.fleet.vehicle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** A vehicle joins the fleet. */
@ApplicationScoped
class Registration {

    private final Vehicles vehicles;
    private final InitialOdometer odometer;
    private final Outbox outbox;
    private final Clock clock;

    Registration(Vehicles vehicles, InitialOdometer odometer, Outbox outbox, Clock clock) {
        this.vehicles = vehicles;
        this.odometer = odometer;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Registered(Vehicle vehicle) implements Outcome {}

    record VinTaken(Vin vin) implements Outcome {}

    record PlateTaken(String licensePlate) implements Outcome {}

    @Transactional
    Outcome register(Vin vin, Vehicle.Description description, @Nullable Integer odometerKm) {
        var vehicle =
                Vehicle.register(Ids.next(), vin, description, odometerKm == null ? 0 : odometerKm, clock.instant());
        var plate = description.licensePlate();
        if (plate != null) {
            vehicles.claimPlate(plate);
        }
        if (!vehicles.add(vehicle)) {
            return plate == null || vehicles.hasVin(vin) ? new VinTaken(vin) : new PlateTaken(plate);
        }
        if (odometerKm != null) {
            odometer.record(vehicle, odometerKm);
        }
        outbox.publish(VehicleEvents.registered(vehicle));
        return new Registered(vehicle);
    }
}
