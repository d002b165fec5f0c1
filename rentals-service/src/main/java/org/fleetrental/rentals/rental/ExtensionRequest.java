package org.fleetrental.rentals.rental;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** What a client sends to let a rental end later. */
record ExtensionRequest(@NotNull Instant endsAt) {}
