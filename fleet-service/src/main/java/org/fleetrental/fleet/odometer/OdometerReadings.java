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

    /**
     * The neighbour in time that a reading would contradict: an earlier one that is higher, or a later one that is
     * lower. The neighbours speak for all others, since those on record never decrease.
     */
    Optional<OdometerReading> contradicting(OdometerReading reading) {
        var before = find(
                        "vehicleId = ?1 and recordedAt <= ?2 order by recordedAt desc, readingKm desc",
                        reading.vehicleId(),
                        reading.recordedAt())
                .firstResultOptional()
                .filter(earlier -> earlier.readingKm() > reading.readingKm());
        return before.or(() -> find(
                        "vehicleId = ?1 and recordedAt >= ?2 order by recordedAt, readingKm",
                        reading.vehicleId(),
                        reading.recordedAt())
                .firstResultOptional()
                .filter(later -> later.readingKm() < reading.readingKm()));
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
