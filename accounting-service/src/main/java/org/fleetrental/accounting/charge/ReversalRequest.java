package org.fleetrental.accounting.charge;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** @param reason names no person */
record ReversalRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText String reason) {}
