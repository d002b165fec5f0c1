package org.fleetrental.maintenance.job;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;

/** A part that was built in, as a mechanic enters it and clients see it. */
record PartLine(
        @NotBlank @Size(max = 100) @PlainText String partNumber,
        @NotBlank @Size(max = 500) @PlainText(lines = true) String description,
        @NotNull @Min(1) @Max(1_000_000) Integer quantity,
        @NotNull @Valid Money unitCost) {

    static PartLine of(Part part, String currency) {
        return new PartLine(
                part.partNumber(), part.description(), part.quantity(), new Money(part.unitCost(), currency));
    }

    Part part() {
        return new Part(partNumber, description, quantity, unitCost.amountMinor());
    }
}
