package org.fleetrental.messaging;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * A fact about one aggregate, ready to be published.
 *
 * @param aggregateId whose fact it is; the key of the Kafka record
 * @param aggregateVersion the aggregate's version after the fact, from 1; every event has a version of its own
 * @param occurredAt when it became a fact
 * @param body the fact and a snapshot of the aggregate after it
 */
public record DomainEvent(UUID aggregateId, long aggregateVersion, Instant occurredAt, SpecificRecord body) {

    /** @throws IllegalArgumentException if the version is below 1 */
    public DomainEvent {
        if (aggregateVersion < 1) {
            throw new IllegalArgumentException("An aggregate's version starts at 1, not " + aggregateVersion);
        }
    }
}
