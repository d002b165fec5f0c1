package org.fleetrental.fleet.vehicle;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle of the fleet. Its version counts its events of all types. Whoever changes it has locked it
 * ({@link Vehicles#lock}): requests and events of other services race for it.
 */
@Entity
public class Vehicle {

    private static final String DECOMMISSIONED = "VehicleDecommissioned";

    @Id
    private UUID id;

    private String vin;
    private String make;
    private String model;
    private int modelYear;

    @Enumerated(EnumType.STRING)
    private VehicleClass vehicleClass;

    private @Nullable String licensePlate;

    @Enumerated(EnumType.STRING)
    private VehicleState state;

    private int odometerKm;
    private Instant registeredAt;
    private long version;

    protected Vehicle() {}

    /** What the user says of a vehicle. It is not checked against the VIN. */
    record Description(
            String make,
            String model,
            int year,
            VehicleClass vehicleClass,
            @Nullable String licensePlate) {}

    static Vehicle register(UUID id, Vin vin, Description description, int odometerKm, Instant at) {
        var vehicle = new Vehicle();
        vehicle.id = id;
        vehicle.vin = vin.value();
        vehicle.make = description.make();
        vehicle.model = description.model();
        vehicle.modelYear = description.year();
        vehicle.vehicleClass = description.vehicleClass();
        vehicle.licensePlate = description.licensePlate();
        vehicle.state = VehicleState.AVAILABLE;
        vehicle.odometerKm = odometerKm;
        vehicle.registeredAt = at;
        vehicle.version = 1;
        return vehicle;
    }

    /**
     * Takes the state that follows from the open holds.
     *
     * @param cause simple name of the event that opened or closed a hold
     * @param causeId the rental or job of the hold
     * @return the change; empty if it is in this state already, or decommissioned, which is final
     */
    Optional<StateChange> follow(VehicleState holds, String cause, UUID causeId, Instant at) {
        if (state == holds || state == VehicleState.DECOMMISSIONED) {
            return Optional.empty();
        }
        return Optional.of(become(holds, cause, causeId, null, at));
    }

    sealed interface Decommissioning {}

    record Decommissioned(StateChange change) implements Decommissioning {}

    /** @param state what the open holds make of the vehicle */
    record StillHeld(VehicleState state) implements Decommissioning {}

    record DecommissionedBefore() implements Decommissioning, Edit {}

    Decommissioning decommission(String reason, Instant at) {
        return switch (state) {
            case AVAILABLE -> new Decommissioned(become(VehicleState.DECOMMISSIONED, DECOMMISSIONED, null, reason, at));
            case RENTED, IN_MAINTENANCE -> new StillHeld(state);
            case DECOMMISSIONED -> new DecommissionedBefore();
        };
    }

    sealed interface Edit {}

    record Changed() implements Edit {}

    record Unchanged() implements Edit {}

    /** Takes what somebody has edited. What has left the fleet stays as it was. */
    Edit edit(VehicleClass otherClass, @Nullable String otherPlate) {
        if (state == VehicleState.DECOMMISSIONED) {
            return new DecommissionedBefore();
        }
        if (vehicleClass == otherClass && Objects.equals(licensePlate, otherPlate)) {
            return new Unchanged();
        }
        vehicleClass = otherClass;
        licensePlate = otherPlate;
        version++;
        return new Changed();
    }

    /** Notes that a reading is in the vehicle's record, perhaps one from the past. */
    public void odometerRead(int readingKm) {
        odometerKm = Math.max(odometerKm, readingKm);
        version++;
    }

    /** Notes that a reading was wrong. The odometer may show less after that. */
    public void odometerCorrected(int highestKm) {
        odometerKm = highestKm;
        version++;
    }

    private StateChange become(
            VehicleState next, String cause, @Nullable UUID causeId, @Nullable String reason, Instant at) {
        var from = state;
        state = next;
        version++;
        return new StateChange(this, from, cause, causeId, reason, at);
    }

    public UUID id() {
        return id;
    }

    String vin() {
        return vin;
    }

    String make() {
        return make;
    }

    String model() {
        return model;
    }

    int year() {
        return modelYear;
    }

    VehicleClass vehicleClass() {
        return vehicleClass;
    }

    @Nullable
    String licensePlate() {
        return licensePlate;
    }

    VehicleState state() {
        return state;
    }

    /** Highest reading that counts so far, 0 if there is none. */
    int odometerKm() {
        return odometerKm;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public long version() {
        return version;
    }
}
