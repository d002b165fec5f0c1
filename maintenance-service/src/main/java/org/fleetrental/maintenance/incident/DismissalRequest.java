package org.fleetrental.maintenance.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** What a client sends to close an incident without a job. */
record DismissalRequest(
        @NotBlank @Size(max = 500) @PlainText(lines = true) String reason) {}
