package org.fleetrental.fleet.vehicle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vehicle as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VehicleView(
        UUID id,
        String vin,
        String make,
        String model,
        int year,
        VehicleClass vehicleClass,
        @Nullable String licensePlate,
        VehicleState state,
        int odometerKm,
        Instant registeredAt) {

    static VehicleView of(Vehicle vehicle) {
        return new VehicleView(
                vehicle.id(),
                vehicle.vin(),
                vehicle.make(),
                vehicle.model(),
                vehicle.year(),
                vehicle.vehicleClass(),
                vehicle.licensePlate(),
                vehicle.state(),
                vehicle.odometerKm(),
                vehicle.registeredAt());
    }
}
