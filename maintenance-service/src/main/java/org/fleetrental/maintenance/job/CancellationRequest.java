package org.fleetrental.maintenance.job;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** What a client sends to call a job off. */
record CancellationRequest(
        @NotBlank @Size(max = 500) @PlainText(lines = true) String reason) {}
