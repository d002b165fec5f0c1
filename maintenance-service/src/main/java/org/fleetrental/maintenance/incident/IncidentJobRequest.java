package org.fleetrental.maintenance.incident;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.fleetrental.maintenance.job.JobType;
import org.jspecify.annotations.Nullable;

/** What a client sends to have an incident seen to. */
record IncidentJobRequest(
        @NotNull JobType type,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt) {}
