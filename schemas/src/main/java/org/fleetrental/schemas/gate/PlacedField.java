package org.fleetrental.schemas.gate;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A field and where it stands.
 *
 * @param path from the top of the event, as in {@code rental.lines.net}
 * @param record that defines it
 */
record PlacedField(String path, Schema record, Schema.Field field) {

    String name() {
        return field.name();
    }

    /** The field of the same name in the same record of another version; the record may stand elsewhere in it. */
    Optional<Schema.Field> in(ReviewedSchema other) {
        return other.type(record.getFullName())
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .map(type -> type.getField(field.name()));
    }
}
