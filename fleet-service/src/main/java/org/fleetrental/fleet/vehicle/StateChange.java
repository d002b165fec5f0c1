package org.fleetrental.fleet.vehicle;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/** One step in a vehicle's history. Written once. */
@Entity
class StateChange {

    @Id
    private UUID id;

    private UUID vehicleId;
    private long version;

    @Enumerated(EnumType.STRING)
    private VehicleState fromState;

    @Enumerated(EnumType.STRING)
    private VehicleState toState;

    private String cause;
    private @Nullable UUID causeId;
    private @Nullable String reason;
    private Instant changedAt;

    protected StateChange() {}

    /** The change that a vehicle has just gone through. */
    StateChange(
            Vehicle vehicle,
            VehicleState from,
            String cause,
            @Nullable UUID causeId,
            @Nullable String reason,
            Instant at) {
        this.id = Ids.next();
        this.vehicleId = vehicle.id();
        this.version = vehicle.version();
        this.fromState = from;
        this.toState = vehicle.state();
        this.cause = cause;
        this.causeId = causeId;
        this.reason = reason;
        this.changedAt = at;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    VehicleState from() {
        return fromState;
    }

    VehicleState to() {
        return toState;
    }

    /** Simple name of the event behind the change. */
    String cause() {
        return cause;
    }

    /** The rental or job behind the change. */
    @Nullable
    UUID causeId() {
        return causeId;
    }

    /** What the one who asked for the change gave as the reason. */
    @Nullable
    String reason() {
        return reason;
    }

    Instant at() {
        return changedAt;
    }
}
