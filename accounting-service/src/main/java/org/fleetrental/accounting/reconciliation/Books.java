package org.fleetrental.accounting.reconciliation;

import java.util.Set;
import java.util.UUID;

/**
 * What the ledger has of a rental, in one currency.
 *
 * @param isCharged whether a charge was ever made
 * @param chargedMinor what its entries have credited for charges, with tax, and not taken back
 * @param unearnedMinor the part of it that is not revenue yet
 * @param manualMinor charges that are not of its price
 * @param waivedLines lines of its price that an accountant has taken back
 */
record Books(boolean isCharged, long chargedMinor, long unearnedMinor, long manualMinor, Set<UUID> waivedLines) {

    static final Books NONE = new Books(false, 0, 0, 0, Set.of());
}
