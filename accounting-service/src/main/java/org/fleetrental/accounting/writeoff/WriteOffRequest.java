package org.fleetrental.accounting.writeoff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;

/** @param reason names no person */
record WriteOffRequest(
        @NotNull UUID rentalId,
        @NotNull @Valid Money amount,
        @NotNull @Size(min = 1, max = 500) @PlainText String reason) {}
