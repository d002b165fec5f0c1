package org.fleetrental.accounting.ledger;

/** What an account holds in a currency: the sums of its two sides, in whole minor units. */
public record Balance(LedgerAccount account, String currency, long debitMinor, long creditMinor) {

    /** Positive on the debit side, negative on the credit side. */
    public long netDebit() {
        return Math.subtractExact(debitMinor, creditMinor);
    }
}
