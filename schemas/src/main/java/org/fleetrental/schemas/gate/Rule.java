package org.fleetrental.schemas.gate;

/** One thing that must hold of the schemas folder. It finds fault, and never throws over what it reads. */
interface Rule {

    /** By which a refusal says what it was refused by. */
    String name();

    void check(Review review, Findings findings);
}
