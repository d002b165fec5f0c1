package org.fleetrental.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.avro.specific.SpecificRecord;

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
