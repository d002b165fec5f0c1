package org.fleetrental.rentals.rental;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;

/** What a client sends to charge what was found when the rental was over. */
record LaterChargeRequest(
        @NotNull Kind kind,

        @NotBlank @Size(max = 200) @PlainText String description,

        @NotNull @Valid Money amount) {

    /** Of a toll, the lines of a rental know nothing: accounting charges it as it is, without a rate card's tax. */
    enum Kind {
        DAMAGE,
        TOLL
    }

    Damage damage() {
        return new Damage(description, amount);
    }
}
