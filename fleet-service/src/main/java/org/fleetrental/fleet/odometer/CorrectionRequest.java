package org.fleetrental.fleet.odometer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fleetrental.http.PlainText;

/** What a client sends to put a wrong reading right. */
record CorrectionRequest(
        @NotNull @Min(0) @Max(OdometerReading.MAX_KM) Integer readingKm,
        @NotBlank @Size(max = 500) @PlainText String reason) {}
