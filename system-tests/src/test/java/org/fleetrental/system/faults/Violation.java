package org.fleetrental.system.faults;

/**
 * A promise that was not kept.
 *
 * @param invariant I1 to I7
 * @param what with the ids that lead to it
 */
record Violation(String invariant, String what) {

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
