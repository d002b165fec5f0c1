package org.fleetrental.accounting.charge;

import org.fleetrental.accounting.ledger.LedgerAccount;

/** What a charge is for. It decides the revenue account. */
public enum LineKind {
    RENTAL(LedgerAccount.RENTAL_REVENUE),
    LATE_FEE(LedgerAccount.LATE_FEES),
    DISTANCE_FEE(LedgerAccount.DISTANCE_FEES),
    DAMAGE(LedgerAccount.DAMAGE_RECOVERY),
    CANCELLATION_FEE(LedgerAccount.CANCELLATION_FEES),
    NO_SHOW_FEE(LedgerAccount.CANCELLATION_FEES),
    /** Not of the price: an accountant has charged it. */
    MANUAL(LedgerAccount.OTHER_REVENUE);

    private final LedgerAccount revenue;

    LineKind(LedgerAccount revenue) {
        this.revenue = revenue;
    }

    LedgerAccount revenue() {
        return revenue;
    }

    /** Whether it is charged before the service is rendered, so that it is not revenue yet. */
    boolean isChargedInAdvance() {
        return this == RENTAL;
    }
}
