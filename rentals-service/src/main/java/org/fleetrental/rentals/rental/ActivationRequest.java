package org.fleetrental.rentals.rental;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** What a client sends when the keys are handed over. */
record ActivationRequest(@NotNull @Min(0) @Max(9_999_999) Integer odometerKm) {}
