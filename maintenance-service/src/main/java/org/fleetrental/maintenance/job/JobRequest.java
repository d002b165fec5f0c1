package org.fleetrental.maintenance.job;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to schedule a job.
 *
 * @param planIds the plans whose work the job does
 */
record JobRequest(
        @NotNull UUID vehicleId,
        @NotNull JobType type,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,

        @Nullable @Size(min = 1, max = 2000) @PlainText(lines = true)
        String description,

        @Nullable @Size(max = PLANS_MAX) List<@NotNull UUID> planIds) {

    static final int PLANS_MAX = 50;
}
