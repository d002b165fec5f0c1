package org.fleetrental.accounting.deposit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/** @param reference of the card terminal; names no person */
record DepositRequest(
        @NotNull UUID rentalId,
        @NotNull @Valid Money amount,

        @Nullable @Size(min = 1, max = 100) @PlainText String reference) {}
