package org.fleetrental.schemas.gate;

/** A rule that looks at one version of one event at a time. */
interface SchemaRule extends EventRule {

    void check(ReviewedSchema schema, Findings findings);

    @Override
    default void check(ReviewedEvent event, Findings findings) {
        event.versions().forEach(schema -> check(schema, findings));
    }
}
