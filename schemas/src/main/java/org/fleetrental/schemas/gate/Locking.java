package org.fleetrental.schemas.gate;

import java.util.List;

/** How an attempt to lock ended. */
public sealed interface Locking {

    /**
     * All that is released is locked.
     *
     * @param added files that were not before, seen from the schemas folder
     */
    record Locked(List<String> added) implements Locking {

        public Locked {
            added = List.copyOf(added);
        }
    }

    /** Nothing was written: what is wrong would be wrong for good. */
    record Refused(List<Refusal> refusals) implements Locking {

        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
