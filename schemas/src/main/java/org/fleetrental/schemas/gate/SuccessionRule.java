package org.fleetrental.schemas.gate;

/** A rule that looks at a version beside the one before it. */
interface SuccessionRule extends EventRule {

    void check(ReviewedSchema before, ReviewedSchema after, Findings findings);

    @Override
    default void check(ReviewedEvent event, Findings findings) {
        var versions = event.versions();
        for (int next = 1; next < versions.size(); next++) {
            check(versions.get(next - 1), versions.get(next), findings);
        }
    }
}
