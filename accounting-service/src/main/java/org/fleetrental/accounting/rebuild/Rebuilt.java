package org.fleetrental.accounting.rebuild;

import java.util.List;

/**
 * What came of making the ledger anew.
 *
 * @param equal whether every entry is the one that was made anew, and no other is there
 * @param entries how many were compared
 * @param manual entries that accountants have made
 * @param differences the first of them, at most {@value LedgerRebuild#DIFFERENCES_MAX}
 * @param complete false if it ended early because there are that many
 */
record Rebuilt(
        boolean equal,
        long entries,
        long rentals,
        long jobs,
        long manual,
        List<Difference> differences,
        boolean complete) {}
