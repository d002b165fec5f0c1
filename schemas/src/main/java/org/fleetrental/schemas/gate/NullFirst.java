package org.fleetrental.schemas.gate;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** What may be absent is absent by default, and written the same way everywhere. */
final class NullFirst implements SchemaRule {

    @Override
    public String name() {
        return "null-first";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var field : schema.fields()) {
            var type = field.field().schema();
            if (!type.isUnion() || !type.isNullable()) {
                continue;
            }
            var place = findings.in(schema).at(field.path());
            if (type.getTypes().getFirst().getType() != Schema.Type.NULL) {
                place.refuse("It may be null, and null is not first.", "Write [\"null\", ...] and \"default\": null.");
            } else if (!JsonProperties.NULL_VALUE.equals(field.field().defaultVal())) {
                place.refuse("It may be null, and that is not its default.", "Write \"default\": null.");
            }
        }
    }
}
