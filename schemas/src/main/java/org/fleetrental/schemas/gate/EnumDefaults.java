package org.fleetrental.schemas.gate;

import org.apache.avro.Schema;

/** An enum has a default, which is what an older reader makes of a newer symbol; without one it can never grow. */
final class EnumDefaults implements SchemaRule {

    @Override
    public String name() {
        return "enum-default";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var type : schema.types()) {
            if (type.getType() == Schema.Type.ENUM && type.getEnumDefault() == null) {
                findings.in(schema)
                        .at(type.getName())
                        .refuse("The enum has no default.", "Add the symbol UNKNOWN and \"default\": \"UNKNOWN\".");
            }
        }
    }
}
