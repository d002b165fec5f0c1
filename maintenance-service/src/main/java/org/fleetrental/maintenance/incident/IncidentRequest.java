package org.fleetrental.maintenance.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to report an incident.
 *
 * @param reportedAt when somebody noticed it; without it, now
 */
record IncidentRequest(
        @NotNull UUID vehicleId,
        @NotBlank @Size(max = 2000) @PlainText(lines = true) String description,
        @NotNull Severity severity,
        @Nullable Instant reportedAt) {}
