package org.fleetrental.fleet.vehicle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/** What a client sends to register a vehicle. */
record RegistrationRequest(
        @NotNull String vin,
        @NotBlank @Size(max = 100) @PlainText String make,
        @NotBlank @Size(max = 100) @PlainText String model,
        @NotNull @Min(1886) @Max(2100) Integer year,
        @Nullable VehicleClass vehicleClass,
        @Nullable @Size(min = 1, max = 20) @PlainText String licensePlate,
        @Nullable @Min(0) @Max(9_999_999) Integer odometerKm) {

    RegistrationRequest {
        licensePlate = LicensePlate.trimmed(licensePlate);
    }

    Vehicle.Description description() {
        return new Vehicle.Description(
                make, model, year, vehicleClass == null ? VehicleClass.STANDARD : vehicleClass, licensePlate);
    }
}
