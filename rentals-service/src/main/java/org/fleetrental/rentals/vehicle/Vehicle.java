package org.fleetrental.rentals.vehicle;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vehicle as rentals sees it. Its row is the lock of its calendar. */
@Entity
public class Vehicle {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Enumerated(EnumType.STRING)
    private @Nullable VehicleClass vehicleClass;

    private @Nullable String vin;
    private @Nullable String make;
    private @Nullable String model;
    private @Nullable Integer modelYear;
    private @Nullable String licensePlate;
    private boolean reviewDue;

    protected Vehicle() {}

    /** What fleet says of a vehicle that it has registered. */
    record Description(
            VehicleClass vehicleClass,
            String vin,
            String make,
            String model,
            int year,
            @Nullable String licensePlate) {}

    void show(Standing newest, Description description) {
        reviewDue |= newest == Standing.DECOMMISSIONED && standing != newest;
        standing = newest;
        vehicleClass = description.vehicleClass();
        vin = description.vin();
        make = description.make();
        model = description.model();
        modelYear = description.year();
        licensePlate = description.licensePlate();
    }

    /** Its reservations have been looked through since it has left the fleet. */
    public void reviewed() {
        reviewDue = false;
    }

    public UUID id() {
        return id;
    }

    public Standing standing() {
        return standing;
    }

    /** Absent while the vehicle is not known, as is all the rest. */
    public @Nullable VehicleClass vehicleClass() {
        return vehicleClass;
    }

    public @Nullable String vin() {
        return vin;
    }

    public @Nullable String make() {
        return make;
    }

    public @Nullable String model() {
        return model;
    }

    public @Nullable Integer year() {
        return modelYear;
    }

    public @Nullable String licensePlate() {
        return licensePlate;
    }
}
