package org.fleetrental.accounting.payment;

import org.fleetrental.accounting.ledger.LedgerAccount;

/** How money comes in. It decides the account that is debited. */
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
