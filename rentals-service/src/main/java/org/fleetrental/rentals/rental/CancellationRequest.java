package org.fleetrental.rentals.rental;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** What a client sends to call a reservation off. The reason stays in this service. */
record CancellationRequest(
        @NotBlank @Size(max = 500) @PlainText String reason) {}
