package org.fleetrental.accounting.credit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.fleetrental.http.Money;

/** @param rentalId that the credit is to pay for */
record AllocationRequest(
        @NotNull UUID rentalId, @NotNull @Valid Money amount) {}
