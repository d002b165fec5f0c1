package org.fleetrental.messaging.schema;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.messaging.EventRecord;
import org.fleetrental.messaging.RejectedEventException;

/** Reads again what an {@link EventRecord} has kept. */
@ApplicationScoped
public class EventReader {

    private final SchemaRegistry registry;

    EventReader(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param value with its frame
     * @throws RejectedEventException if it is no {@code E}
     */
    public <E extends SpecificRecord> E read(byte[] value, Class<E> type) {
        return AvroCodec.decode(value, registry.schema(AvroCodec.contentId(value)), type);
    }
}
