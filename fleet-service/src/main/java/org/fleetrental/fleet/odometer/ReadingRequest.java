package org.fleetrental.fleet.odometer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** What a client sends to enter a reading. */
record ReadingRequest(
        @NotNull @Min(0) @Max(OdometerReading.MAX_KM) Integer readingKm,
        @NotNull Instant recordedAt) {}
