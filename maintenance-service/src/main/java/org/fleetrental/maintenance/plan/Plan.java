package org.fleetrental.maintenance.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.maintenance.job.JobType;
import org.fleetrental.maintenance.vehicle.VehicleClass;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/** Work that is to be done again and again. It falls due by distance or by time, whichever comes first. */
@Entity
class Plan {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private @Nullable VehicleClass vehicleClass;

    private @Nullable UUID vehicleId;

    @Enumerated(EnumType.STRING)
    private JobType type;

    private @Nullable Integer everyKm;
    private @Nullable Integer everyDays;
    private Instant createdAt;
    private @Nullable Instant endedAt;

    protected Plan() {}

    /** @param request without a {@link PlanRequest#flaw flaw} */
    Plan(PlanRequest request, Instant at) {
        this.id = Ids.next();
        this.vehicleClass = request.vehicleClass();
        this.vehicleId = request.vehicleId();
        this.type = request.type();
        this.everyKm = request.everyKm();
        this.everyDays = request.everyDays();
        this.createdAt = at;
    }

    /** Nothing falls due by it any more. It stays on record, since jobs were done for it. */
    void end(Instant at) {
        endedAt = at;
    }

    UUID id() {
        return id;
    }

    /** The class whose vehicles it is for; null if it is for one vehicle. */
    @Nullable
    VehicleClass vehicleClass() {
        return vehicleClass;
    }

    @Nullable
    UUID vehicleId() {
        return vehicleId;
    }

    JobType type() {
        return type;
    }

    @Nullable
    Integer everyKm() {
        return everyKm;
    }

    @Nullable
    Integer everyDays() {
        return everyDays;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean hasEnded() {
        return endedAt != null;
    }
}
