package org.fleetrental.rentals.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A maintenance job as the calendar sees it. It is set as the newest event of the job says, never adjusted. */
@Entity
public class MaintenanceBlock {

    /** How far a job has come. */
    public enum Phase {
        PLANNED,
        IN_PROGRESS,
        OVER
    }

    @Id
    private UUID jobId;

    private UUID vehicleId;

    @Enumerated(EnumType.STRING)
    private Phase state;

    private Instant beginsAt;
    private @Nullable Instant endsAt;

    protected MaintenanceBlock() {}

    /** @param endsAt without one it blocks until it is over */
    public MaintenanceBlock(UUID jobId, UUID vehicleId, Phase state, Instant beginsAt, @Nullable Instant endsAt) {
        this.jobId = jobId;
        this.vehicleId = vehicleId;
        this.state = state;
        this.beginsAt = beginsAt;
        this.endsAt = endsAt;
    }

    UUID jobId() {
        return jobId;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    Instant beginsAt() {
        return beginsAt;
    }

    /** Null if nobody knows: no end is planned, or it has passed and work goes on. */
    @Nullable
    Instant endsAt(Instant now) {
        return endsAt == null || (state == Phase.IN_PROGRESS && !endsAt.isAfter(now)) ? null : endsAt;
    }
}
