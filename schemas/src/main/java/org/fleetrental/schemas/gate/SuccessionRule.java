package org.fleetrental.schemas.gate;

/** A rule that looks at a version beside each one before it: what was taken away may come back as something else. */
interface SuccessionRule extends EventRule {

    void check(ReviewedSchema before, ReviewedSchema after, Findings findings);

    @Override
    default void check(ReviewedEvent event, Findings findings) {
        var versions = event.versions();
        for (int next = 1; next < versions.size(); next++) {
            for (var before : versions.subList(0, next)) {
                check(before, versions.get(next), findings);
            }
        }
    }
}
