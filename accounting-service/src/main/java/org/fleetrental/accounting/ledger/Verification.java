package org.fleetrental.accounting.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the journal is what was sealed.
 *
 * @param intact whether nothing was found
 * @param sealed how many entries were looked at, from the first on
 * @param tampered the first row that is not as it was; null if there is none
 */
record Verification(boolean intact, long sealed, @Nullable Tampered tampered) {

    /**
     * @param position in the chain; null if it is not in it
     * @param entryId null if its seal is gone
     */
    record Tampered(
            What what, @Nullable Long position, @Nullable UUID entryId) {}

    enum What {
        /** The entry, one of its postings or its seal was changed or removed. */
        ENTRY_CHANGED,
        /** A seal in the middle of the chain is not there. */
        SEAL_MISSING,
        /** An entry came in beside the chain. */
        ENTRY_NOT_SEALED
    }
}
