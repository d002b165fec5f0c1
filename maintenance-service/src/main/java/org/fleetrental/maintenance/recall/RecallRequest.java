package org.fleetrental.maintenance.recall;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fleetrental.http.PlainText;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

/** What a client sends to announce a recall: for these VINs, or for a model and its years. */
record RecallRequest(
        @NotBlank @Size(max = 100) @PlainText String campaign,
        @NotBlank @Size(max = 2000) @PlainText(lines = true) String description,

        @Nullable @Size(min = 1, max = 1000)
        List<
                        @NotNull
                        @Pattern(regexp = "[A-HJ-NPR-Za-hj-npr-z0-9]{17}", message = "must be a VIN of 17 characters")
                        String>
                vins,

        @Nullable @Size(min = 1, max = 100) @PlainText String make,
        @Nullable @Size(min = 1, max = 100) @PlainText String model,
        @Nullable @Min(1886) @Max(2100) Integer yearFrom,
        @Nullable @Min(1886) @Max(2100) Integer yearTo) {

    /** Why these fields together say of no vehicle whether it is meant. */
    Optional<Problem> flaw() {
        var ofModel = Stream.of(make, model, yearFrom, yearTo);
        if (vins != null) {
            return ofModel.anyMatch(field -> field != null)
                    ? Optional.of(Problem.invalid("vins", "a recall is for vins or for a model, not for both"))
                    : Optional.empty();
        }
        if (yearFrom == null || yearTo == null || make == null || model == null) {
            return Optional.of(Problem.invalid("vins", "a recall has vins, or make, model, yearFrom and yearTo"));
        }
        return yearFrom > yearTo
                ? Optional.of(Problem.invalid("yearTo", "must not be before yearFrom"))
                : Optional.empty();
    }
}
