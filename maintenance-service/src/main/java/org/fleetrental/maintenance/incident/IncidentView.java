package org.fleetrental.maintenance.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incident as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        UUID id,
        UUID vehicleId,
        String description,
        Severity severity,
        IncidentState state,
        Instant reportedAt,
        @Nullable UUID jobId,
        @Nullable Instant dismissedAt,
        @Nullable String dismissalReason) {

    static IncidentView of(Incident incident) {
        return new IncidentView(
                incident.id(),
                incident.vehicleId(),
                incident.description(),
                incident.severity(),
                incident.state(),
                incident.reportedAt(),
                incident.jobId(),
                incident.dismissedAt(),
                incident.dismissalReason());
    }
}
