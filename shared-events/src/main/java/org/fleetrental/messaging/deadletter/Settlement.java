package org.fleetrental.messaging.deadletter;

import java.util.UUID;

/** What came of an attempt to settle a dead letter. */
sealed interface Settlement {

    /** It is as wished: by this attempt or by an earlier one. */
    record Done(DeadLetter letter) implements Settlement {}

    /** Its handler failed again, and the letter says how. */
    record Failed(DeadLetter letter) implements Settlement {}

    /** Database or registry are away, or another transaction was in the way. Nothing has changed. */
    record HeldUp(String reason) implements Settlement {}

    /** @param before the first of its queue: that one has to be settled first */
    record NotFirst(UUID before) implements Settlement {}

    /** It was settled in another way before. */
    record Over(DeadLetter letter) implements Settlement {}

    record Unknown() implements Settlement {}
}
