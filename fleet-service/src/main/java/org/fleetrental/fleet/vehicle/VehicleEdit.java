package org.fleetrental.fleet.vehicle;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/** What a client may edit of a vehicle. */
record VehicleEdit(
        @NotNull VehicleClass vehicleClass,
        @Nullable @Size(min = 1, max = 20) @PlainText String licensePlate) {

    VehicleEdit {
        licensePlate = LicensePlate.trimmed(licensePlate);
    }

    static VehicleEdit of(Vehicle vehicle) {
        return new VehicleEdit(vehicle.vehicleClass(), vehicle.licensePlate());
    }
}
