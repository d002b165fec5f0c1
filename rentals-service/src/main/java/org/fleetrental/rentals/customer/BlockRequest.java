package org.fleetrental.rentals.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** What a client sends to let a customer have no vehicle any more. The reason stays in this service. */
record BlockRequest(@NotBlank @Size(max = 500) @PlainText String reason) {}
