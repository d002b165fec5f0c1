package org.fleetrental.fleet.odometer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fleetrental.fleet.odometer.OdometerReading.Source;
import org.fleetrental.fleet.vehicle.InitialOdometer;
import org.fleetrental.fleet.vehicle.Vehicle;
import org.fleetrental.fleet.vehicle.Vehicles;
import org.fleetrental.messaging.outbox.Outbox;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes odometer readings; what is on record never decreases in the order in which it was read. */
@ApplicationScoped
public class Odometer implements InitialOdometer {

    private static final Logger LOG = Logger.getLogger(Odometer.class);

    /** How far another machine's clock may be ahead. */
    private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

    private final Vehicles vehicles;
    private final OdometerReadings readings;
    private final Outbox outbox;
    private final Clock clock;

    Odometer(Vehicles vehicles, OdometerReadings readings, Outbox outbox, Clock clock) {
        this.vehicles = vehicles;
        this.readings = readings;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Recorded(OdometerReading reading) implements Outcome {}

    record Contradicts(OdometerReading other) implements Outcome {}

    record NotYet(Instant now) implements Outcome {}

    record UnknownVehicle() implements Outcome {}

    record UnknownReading(UUID readingId) implements Outcome {}

    record CorrectedBefore() implements Outcome {}

    /** Takes a reading that somebody entered, perhaps long after it was read. */
    @Transactional
    Outcome enter(UUID vehicleId, int readingKm, Instant recordedAt) {
        var now = clock.instant();
        if (recordedAt.isAfter(now.plus(CLOCK_SKEW_MAX))) {
            return new NotYet(now);
        }
        return vehicles.lock(vehicleId)
                .map(vehicle -> take(vehicle, reading(vehicle, readingKm, recordedAt, Source.MANUAL, null)))
                .orElseGet(UnknownVehicle::new);
    }

    /** Puts another reading in the place of a wrong one. The vehicle may have gone less far after that. */
    @Transactional
    Outcome correct(UUID vehicleId, UUID readingId, int readingKm, String reason) {
        return vehicles.lock(vehicleId)
                .map(vehicle -> readings.findByIdOptional(readingId)
                        .filter(wrong -> wrong.vehicleId().equals(vehicleId))
                        .map(wrong -> correct(vehicle, wrong, readingKm, reason))
                        .orElseGet(() -> new UnknownReading(readingId)))
                .orElseGet(UnknownVehicle::new);
    }

    private Outcome correct(Vehicle vehicle, OdometerReading wrong, int readingKm, String reason) {
        if (readings.isCorrected(wrong.id())) {
            return new CorrectedBefore();
        }
        var right = OdometerReading.correcting(wrong, readingKm, reason);
        var contradicted = readings.contradicting(right);
        if (contradicted.isPresent()) {
            return new Contradicts(contradicted.get());
        }
        readings.persist(right);
        vehicle.odometerCorrected(readings.highest(vehicle.id()).orElse(readingKm));
        outbox.publish(OdometerEvents.recorded(vehicle, right, clock.instant()));
        return new Recorded(right);
    }

    @Override
    public void record(Vehicle vehicle, int readingKm) {
        readings.persist(reading(vehicle, readingKm, vehicle.registeredAt(), Source.MANUAL, null));
    }

    /** Takes the reading at the return of a rented vehicle, once per rental. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void returned(UUID rentalId, Vehicle vehicle, int readingKm, Instant returnedAt) {
        takeIfItFits(vehicle, readingKm, returnedAt, Source.RENTAL_RETURN, rentalId);
    }

    /** Takes the reading at the end of a maintenance job, once per job. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void maintained(UUID jobId, Vehicle vehicle, int readingKm, Instant completedAt) {
        takeIfItFits(vehicle, readingKm, completedAt, Source.MAINTENANCE, jobId);
    }

    /**
     * The vehicle is back, whatever its odometer is said to show: a reading that cannot be true must not keep the hold
     * open. It is left out, and the log says so.
     */
    private void takeIfItFits(Vehicle vehicle, int readingKm, Instant at, Source source, UUID causeId) {
        if (readings.hasCause(causeId)) {
            return;
        }
        if (readingKm < 0 || readingKm > OdometerReading.MAX_KM) {
            LOG.warnf("Left out %d km at %s %s of vehicle %s: no odometer", readingKm, source, causeId, vehicle.id());
            return;
        }
        if (take(vehicle, reading(vehicle, readingKm, at, source, causeId)) instanceof Contradicts(var other)) {
            LOG.warnf(
                    "Left out %d km at %s %s of vehicle %s: %d km were read at %s",
                    readingKm, source, causeId, vehicle.id(), other.readingKm(), other.recordedAt());
        }
    }

    private Outcome take(Vehicle vehicle, OdometerReading reading) {
        var contradicted = readings.contradicting(reading);
        if (contradicted.isPresent()) {
            return new Contradicts(contradicted.get());
        }
        readings.persist(reading);
        vehicle.odometerRead(reading.readingKm());
        outbox.publish(OdometerEvents.recorded(vehicle, reading, clock.instant()));
        return new Recorded(reading);
    }

    private static OdometerReading reading(
            Vehicle vehicle, int readingKm, Instant at, Source source, @Nullable UUID causeId) {
        return new OdometerReading(vehicle.id(), readingKm, at.truncatedTo(ChronoUnit.MICROS), source, causeId);
    }
}
