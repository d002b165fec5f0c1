package org.fleetrental.accounting.deposit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.fleetrental.http.Money;

/** How much is captured or applied. */
record MoveRequest(@NotNull @Valid Money amount) {}
