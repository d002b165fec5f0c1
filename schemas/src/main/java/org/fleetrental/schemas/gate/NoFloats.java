package org.fleetrental.schemas.gate;

import org.apache.avro.Schema;

/** No floating-point number: it is not exact, and two languages print it differently. */
final class NoFloats implements SchemaRule {

    @Override
    public String name() {
        return "no-floats";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var field : schema.fields()) {
            if (Values.of(field.field().schema()).anyMatch(NoFloats::isFloat)) {
                findings.in(schema)
                        .at(field.path())
                        .refuse(
                                "It is a floating-point number.",
                                "Count in a unit small enough for whole numbers, and name it, as in distanceMetres.");
            }
        }
    }

    private static boolean isFloat(Schema value) {
        return value.getType() == Schema.Type.FLOAT || value.getType() == Schema.Type.DOUBLE;
    }
}
