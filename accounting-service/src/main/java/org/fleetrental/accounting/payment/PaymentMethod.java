package org.fleetrental.accounting.payment;

import org.fleetrental.accounting.ledger.LedgerAccount;

/** How money comes in, and goes back. It decides the account. */
enum PaymentMethod {
    CARD(LedgerAccount.CARD_CLEARING),
    CASH(LedgerAccount.CASH),
    TRANSFER(LedgerAccount.BANK);

    private final LedgerAccount account;

    PaymentMethod(LedgerAccount account) {
        this.account = account;
    }

    LedgerAccount account() {
        return account;
    }
}
