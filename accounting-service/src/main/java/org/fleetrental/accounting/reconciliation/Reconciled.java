package org.fleetrental.accounting.reconciliation;

import java.time.Instant;
import java.util.List;

/**
 * What came of comparing.
 *
 * @param rentals how many were compared
 * @param differences the first of them
 * @param complete false if there is more to compare than one answer takes: ask for a shorter time
 */
record Reconciled(Instant from, Instant to, long rentals, List<Difference> differences, boolean complete) {}
