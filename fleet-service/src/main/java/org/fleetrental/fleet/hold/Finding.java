package org.fleetrental.fleet.hold;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A rental and a job that have a vehicle at the same time. Written once. */
@Entity
class Finding {

    @Id
    private UUID id;

    private UUID vehicleId;
    private UUID rentalId;
    private UUID jobId;
    private Instant foundAt;

    protected Finding() {}

    /** A finding as clients see it. */
    record View(UUID id, UUID vehicleId, UUID rentalId, UUID jobId, Instant foundAt) {}

    View view() {
        return new View(id, vehicleId, rentalId, jobId, foundAt);
    }

    UUID id() {
        return id;
    }
}
