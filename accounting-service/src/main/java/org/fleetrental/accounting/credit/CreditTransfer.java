package org.fleetrental.accounting.credit;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;

/**
 * Credit that went from one rental to another. It never changes. Each of the two has an event and a journal entry of
 * its own, so that the books of a rental say what its account says; between them it is {@code CREDIT_IN_TRANSFER}.
 *
 * @param allocationId of all transfers of one request
 */
record CreditTransfer(
        UUID id,
        UUID allocationId,
        UUID customerId,
        UUID fromRentalId,
        UUID toRentalId,
        long amountMinor,
        String currency,
        Instant allocatedAt) {

    Postings given() {
        return new Postings(currency)
                .debit(LedgerAccount.CUSTOMER_CREDIT, amountMinor)
                .credit(LedgerAccount.CREDIT_IN_TRANSFER, amountMinor);
    }

    Postings taken() {
        return new Postings(currency)
                .debit(LedgerAccount.CREDIT_IN_TRANSFER, amountMinor)
                .credit(LedgerAccount.RECEIVABLES, amountMinor);
    }
}
