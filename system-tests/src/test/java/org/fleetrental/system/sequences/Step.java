package org.fleetrental.system.sequences;

import java.util.List;
import java.util.Locale;

/** What happens next in a sequence. All numbers are taken modulo what there is, so that every step makes sense. */
sealed interface Step {

    /**
     * @param which of the vehicles, rentals, jobs or payments that there are
     * @param much how far away, how long, how much
     */
    record Command(Act act, int which, int much) implements Step {

        @Override
        public String toString() {
            return "%s(%d,%d)".formatted(act.name().toLowerCase(Locale.ROOT), which, much);
        }
    }

    /** Some of what is held is delivered, in this order. */
    record Delivery(List<Pick> picks) implements Step {

        @Override
        public String toString() {
            return "deliver" + picks;
        }
    }

    /** @param copies how often */
    record Pick(int letter, int copies) {

        @Override
        public String toString() {
            return copies == 1 ? "" + letter : letter + "x" + copies;
        }
    }

    /** Everything that is held for a service is delivered, in order. */
    record Mailbag(String service) implements Step {

        @Override
        public String toString() {
            return "all_to_" + service;
        }
    }

    /** Something that was delivered long ago is delivered again. */
    record Again(int letter) implements Step {

        @Override
        public String toString() {
            return "again[" + letter + "]";
        }
    }
}
