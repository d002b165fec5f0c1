package org.fleetrental.fleet.odometer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An odometer reading as clients see it.
 *
 * @param causeId the rental or job at whose end it was read
 * @param corrects the reading that was wrong, in whose place this one counts
 * @param reason why that one was wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OdometerReadingView(
        UUID id,
        UUID vehicleId,
        int readingKm,
        Instant recordedAt,
        OdometerReading.Source source,
        @Nullable UUID causeId,
        @Nullable UUID corrects,
        @Nullable String reason) {

    static OdometerReadingView of(OdometerReading reading) {
        return new OdometerReadingView(
                reading.id(),
                reading.vehicleId(),
                reading.readingKm(),
                reading.recordedAt(),
                reading.source(),
                reading.causeId(),
                reading.correctsId(),
                reading.reason());
    }
}
