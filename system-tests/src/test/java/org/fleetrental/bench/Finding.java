package org.fleetrental.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the result.
 *
 * @param reference null if there is nothing to compare with
 * @param goal null if the figure is only reported
 */
record Finding(
        String what,
        Runs measured,
        @Nullable Reference reference,
        @Nullable Goal goal) {

    /** What else was measured in the same run. */
    record Reference(String what, Runs measured) {}

    /** Bounds of measured by reference, or of the measured itself where there is no reference. */
    record Goal(String text, double atLeast, double atMost) {

        static Goal atLeast(String text, double ratio) {
            return new Goal(text, ratio, Double.MAX_VALUE);
        }

        static Goal atMost(String text, double ratio) {
            return new Goal(text, 0, ratio);
        }
    }

    static Finding of(String what, Runs measured) {
        return new Finding(what, measured, null, null);
    }

    Finding against(String reference, Runs figures) {
        return new Finding(what, measured, new Reference(reference, figures), goal);
    }

    Finding aiming(Goal goal) {
        return new Finding(what, measured, reference, goal);
    }

    /** Of the medians. */
    @Nullable
    Double ratio() {
        return reference == null
                ? null
                : measured.median() / reference.measured().median();
    }

    @Nullable
    Boolean met() {
        if (goal == null) {
            return null;
        }
        var ratio = ratio();
        double value = ratio == null ? measured.median() : ratio;
        return value >= goal.atLeast() && value <= goal.atMost();
    }
}
