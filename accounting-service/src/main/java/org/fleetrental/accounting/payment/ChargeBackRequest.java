package org.fleetrental.accounting.payment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** @param reason as the bank gives it; names no person */
record ChargeBackRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText String reason) {}
