package org.fleetrental.accounting.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;

/** @param reason names no person */
record RefundRequest(
        @NotNull @Valid Money amount,
        @NotNull @Size(min = 1, max = 500) @PlainText String reason) {}
