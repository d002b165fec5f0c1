package org.fleetrental.accounting.payment;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.messaging.Ids;

/**
 * A card payment that a bank has taken back. It never changes.
 *
 * @param amountMinor the payment less its refunds
 * @param creditMinor the part that the customer had in credit; for the rest the rental is owed again
 */
record ChargeBack(
        UUID id,
        UUID paymentId,
        UUID rentalId,
        long amountMinor,
        String currency,
        String reason,
        long creditMinor,
        Instant chargedBackAt) {

    static ChargeBack of(Payment payment, long amountMinor, String reason, long creditMinor, Instant at) {
        return new ChargeBack(
                Ids.next(), payment.id(), payment.rentalId(), amountMinor, payment.currency(), reason, creditMinor, at);
    }

    Postings postings() {
        return postings(creditMinor);
    }

    /** If this part is found to be credit. */
    Postings postings(long outOfCreditMinor) {
        return new Postings(currency)
                .debit(LedgerAccount.CUSTOMER_CREDIT, outOfCreditMinor)
                .debit(LedgerAccount.RECEIVABLES, amountMinor - outOfCreditMinor)
                .credit(LedgerAccount.CARD_CLEARING, amountMinor);
    }
}
