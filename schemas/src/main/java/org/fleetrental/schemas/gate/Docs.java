package org.fleetrental.schemas.gate;

import org.apache.avro.Schema;

/** Every record, enum and field says what it means: a reader of the catalog knows nothing else of it. */
final class Docs implements SchemaRule {

    @Override
    public String name() {
        return "docs";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var type : schema.types()) {
            if (type.getType() != Schema.Type.FIXED && Prose.isMissing(type.getDoc())) {
                findings.in(schema)
                        .at(type.getName())
                        .refuse("It has no doc, or still a TODO.", "Say in \"doc\" what a value of it stands for.");
            }
        }
        for (var field : schema.fields()) {
            if (Prose.isMissing(field.field().doc())) {
                findings.in(schema)
                        .at(field.path())
                        .refuse(
                                "It has no doc, or still a TODO.",
                                "Say in \"doc\" what it means, with its unit, and when it is absent.");
            }
        }
    }
}
