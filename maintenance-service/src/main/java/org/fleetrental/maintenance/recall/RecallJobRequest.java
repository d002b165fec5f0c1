package org.fleetrental.maintenance.recall;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client sends to have a vehicle follow a recall. */
record RecallJobRequest(@NotNull Instant startsAt, @Nullable Instant endsAt) {}
