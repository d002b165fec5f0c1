package org.fleetrental.maintenance.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/** Something that somebody has noticed of a vehicle. Whoever changes it has locked it ({@link Incidents#lock}). */
@Entity
class Incident {

    @Id
    private UUID id;

    private UUID vehicleId;
    private String description;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private IncidentState state;

    private Instant reportedAt;
    private @Nullable UUID jobId;
    private @Nullable Instant dismissedAt;
    private @Nullable String dismissalReason;

    protected Incident() {}

    Incident(UUID vehicleId, String description, Severity severity, Instant reportedAt) {
        this.id = Ids.next();
        this.vehicleId = vehicleId;
        this.description = description;
        this.severity = severity;
        this.state = IncidentState.OPEN;
        this.reportedAt = reportedAt;
    }

    boolean isOpen() {
        return state == IncidentState.OPEN;
    }

    /** A job sees to it. Only while it {@link #isOpen is open}. */
    void seenToBy(UUID job) {
        jobId = job;
        state = IncidentState.IN_JOB;
    }

    /** Nothing is to be done. Only while it {@link #isOpen is open}. */
    void dismiss(String reason, Instant at) {
        dismissedAt = at;
        dismissalReason = reason;
        state = IncidentState.DISMISSED;
    }

    UUID id() {
        return id;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    String description() {
        return description;
    }

    Severity severity() {
        return severity;
    }

    IncidentState state() {
        return state;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    @Nullable
    UUID jobId() {
        return jobId;
    }

    @Nullable
    Instant dismissedAt() {
        return dismissedAt;
    }

    @Nullable
    String dismissalReason() {
        return dismissalReason;
    }
}
