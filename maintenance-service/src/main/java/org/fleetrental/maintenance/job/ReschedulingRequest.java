package org.fleetrental.maintenance.job;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client sends to move a job to another window. */
record ReschedulingRequest(
        @NotNull Instant startsAt, @Nullable Instant endsAt) {}
