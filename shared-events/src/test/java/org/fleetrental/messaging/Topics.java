package org.fleetrental.messaging;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.messaging.schema.SchemaReference;

/** Which topic an event goes to: its owner's. */
final class Topics {

    private Topics() {}

    static String of(DomainEvent event) {
        return of(event.body().getSchema());
    }

    static String of(Class<? extends SpecificRecord> type) {
        return of(SpecificData.get().getSchema(type));
    }

    private static String of(Schema schema) {
        var owner = SchemaReference.of(schema).group();
        return owner.equals("fleet") ? "fleet.vehicles" : "fleet." + owner;
    }
}
