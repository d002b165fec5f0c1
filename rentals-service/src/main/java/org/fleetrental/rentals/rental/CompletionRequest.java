package org.fleetrental.rentals.rental;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/** What a client sends when the vehicle is back. */
record CompletionRequest(
        @NotNull @Min(0) @Max(9_999_999) Integer odometerKm,
        @Nullable Instant returnedAt,
        @Nullable @Size(max = 50) List<@NotNull @Valid DamageRequest> damages) {

    record DamageRequest(
            @NotBlank @Size(max = 200) @PlainText String description,

            @NotNull @Valid Money amount) {

        Damage damage() {
            return new Damage(description, amount);
        }
    }

    List<Damage> allDamages() {
        return damages == null
                ? List.of()
                : damages.stream().map(DamageRequest::damage).toList();
    }
}
