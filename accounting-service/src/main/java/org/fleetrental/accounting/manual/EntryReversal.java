package org.fleetrental.accounting.manual;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** @param reason names no person */
record EntryReversal(
        @NotNull @Size(min = 1, max = 400) @PlainText String reason) {}
