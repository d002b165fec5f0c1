package org.fleetrental.schemas.gate;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventSchema;

/**
 * A version of an event, as Avro understands it.
 *
 * @param types every record, enum and fixed in it, in the order of their definitions
 * @param fields every field of those records, in the same order
 */
record ReviewedSchema(EventSchema source, Schema avro, List<Schema> types, List<PlacedField> fields) {

    static ReviewedSchema of(EventSchema source, Schema avro) {
        var tour = SchemaTour.of(avro);
        return new ReviewedSchema(source, avro, tour.types(), tour.fields());
    }

    String file() {
        return source.file();
    }

    int version() {
        return source.version();
    }

    Optional<Schema> type(String fullName) {
        return types.stream()
                .filter(type -> type.getFullName().equals(fullName))
                .findFirst();
    }
}
