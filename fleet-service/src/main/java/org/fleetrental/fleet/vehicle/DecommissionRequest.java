package org.fleetrental.fleet.vehicle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** What a client sends to take a vehicle out of the fleet. */
record DecommissionRequest(
        @NotBlank @Size(max = 500) @PlainText String reason) {}
