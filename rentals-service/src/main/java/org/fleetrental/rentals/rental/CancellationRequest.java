package org.fleetrental.rentals.rental;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a client sends to call a reservation off. The reason stays in this service. */
record CancellationRequest(
        @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String reason) {}
