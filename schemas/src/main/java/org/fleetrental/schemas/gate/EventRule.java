package org.fleetrental.schemas.gate;

/** A rule that looks at one event at a time, with all its versions. */
interface EventRule extends Rule {

    void check(ReviewedEvent event, Findings findings);

    @Override
    default void check(Review review, Findings findings) {
        review.events().forEach(event -> check(event, findings));
    }
}
