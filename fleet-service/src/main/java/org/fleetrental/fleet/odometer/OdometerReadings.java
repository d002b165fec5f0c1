package org.fleetrental.fleet.odometer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The odometer readings of all vehicles. */
@ApplicationScoped
class OdometerReadings implements PanacheRepositoryBase<OdometerReading, UUID> {

    private static final String COUNTS =
            "vehicleId = ?1 and not exists (select 1 from OdometerReading later where later.correctsId = reading.id)";

    /**
     * The neighbour in time that a reading would contradict: an earlier one that is higher, or a later one that is
     * lower. The neighbours speak for all others, since those that count never decrease. One that was corrected does
     * not count, nor does the one that this reading corrects.
     */
    Optional<OdometerReading> contradicting(OdometerReading reading) {
        var corrected = reading.correctsId();
        var replaced = corrected == null ? reading.id() : corrected;
        var before = find(
                        "from OdometerReading reading where " + COUNTS + " and recordedAt <= ?2"
                                + " and id <> ?3 order by recordedAt desc, readingKm desc",
                        reading.vehicleId(),
                        reading.recordedAt(),
                        replaced)
                .firstResultOptional()
                .filter(earlier -> earlier.readingKm() > reading.readingKm());
        return before.or(() -> find(
                        "from OdometerReading reading where " + COUNTS + " and recordedAt >= ?2"
                                + " and id <> ?3 order by recordedAt, readingKm",
                        reading.vehicleId(),
                        reading.recordedAt(),
                        replaced)
                .firstResultOptional()
                .filter(later -> later.readingKm() < reading.readingKm()));
    }

    boolean isCorrected(UUID readingId) {
        return count("correctsId", readingId) > 0;
    }

    /** The highest reading of a vehicle that counts; empty if there is none. */
    Optional<Integer> highest(UUID vehicleId) {
        return find("from OdometerReading reading where " + COUNTS + " order by readingKm desc", vehicleId)
                .firstResultOptional()
                .map(OdometerReading::readingKm);
    }

    boolean hasCause(UUID causeId) {
        return count("causeId", causeId) > 0;
    }

    /** The readings behind the cursor in the order in which they were read. */
    List<OdometerReading> list(UUID vehicleId, @Nullable UUID cursor, int count) {
        var behind = cursor == null ? Optional.<OdometerReading>empty() : findByIdOptional(cursor);
        var readings = behind.isEmpty()
                ? find("vehicleId = ?1 order by recordedAt, readingKm, id", vehicleId)
                : find(
                        "vehicleId = ?1 and (recordedAt, readingKm, id) > (?2, ?3, ?4) order by recordedAt, readingKm, id",
                        vehicleId,
                        behind.get().recordedAt(),
                        behind.get().readingKm(),
                        behind.get().id());
        return readings.page(0, count).list();
    }
}
