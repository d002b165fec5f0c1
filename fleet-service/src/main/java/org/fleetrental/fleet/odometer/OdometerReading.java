package org.fleetrental.fleet.odometer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What an odometer showed at a time. Written once: one that was wrong stays as it is, and another that corrects it
 * counts in its place.
 */
@Entity
class OdometerReading {

    static final int MAX_KM = 9_999_999;

    enum Source {
        MANUAL,
        RENTAL_RETURN,
        MAINTENANCE
    }

    @Id
    private UUID id;

    private UUID vehicleId;
    private int readingKm;
    private Instant recordedAt;

    @Enumerated(EnumType.STRING)
    private Source source;

    private @Nullable UUID causeId;
    private @Nullable UUID correctsId;
    private @Nullable String reason;

    protected OdometerReading() {}

    /** @param causeId the rental or job at whose end it was read; null if it is {@link Source#MANUAL} */
    OdometerReading(UUID vehicleId, int readingKm, Instant recordedAt, Source source, @Nullable UUID causeId) {
        this.id = Ids.next();
        this.vehicleId = vehicleId;
        this.readingKm = readingKm;
        this.recordedAt = recordedAt;
        this.source = source;
        this.causeId = causeId;
    }

    /** What was to be read when the other one was. */
    static OdometerReading correcting(OdometerReading wrong, int readingKm, String reason) {
        var reading = new OdometerReading(wrong.vehicleId, readingKm, wrong.recordedAt, Source.MANUAL, null);
        reading.correctsId = wrong.id;
        reading.reason = reason;
        return reading;
    }

    UUID id() {
        return id;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    int readingKm() {
        return readingKm;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Source source() {
        return source;
    }

    @Nullable
    UUID causeId() {
        return causeId;
    }

    /** The reading that was wrong. */
    @Nullable
    UUID correctsId() {
        return correctsId;
    }

    /** Why the other one was wrong. */
    @Nullable
    String reason() {
        return reason;
    }
}
