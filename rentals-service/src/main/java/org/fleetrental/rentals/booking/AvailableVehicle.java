package org.fleetrental.rentals.booking;

import java.util.UUID;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/** A vehicle that can be booked. */
record AvailableVehicle(
        UUID vehicleId,
        @Nullable VehicleClass vehicleClass,
        @Nullable String vin,
        @Nullable String make,
        @Nullable String model,
        @Nullable Integer year,
        @Nullable String licensePlate) {

    static AvailableVehicle of(Vehicle vehicle) {
        return new AvailableVehicle(
                vehicle.id(),
                vehicle.vehicleClass(),
                vehicle.vin(),
                vehicle.make(),
                vehicle.model(),
                vehicle.year(),
                vehicle.licensePlate());
    }
}
