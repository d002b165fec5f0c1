package org.fleetrental.accounting.deposit;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;

/** Something that became of a deposit. It never changes. */
record DepositMove(
        UUID id, UUID depositId, UUID rentalId, Kind kind, long amountMinor, String currency, Instant movedAt) {

    enum Kind {
        CAPTURE("DepositCaptured"),
        APPLY("DepositApplied"),
        RELEASE("DepositReleased");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** Simple name of the event that tells of it. */
        String event() {
            return event;
        }
    }

    /** A deposit is taken by card, and goes back to it. */
    Postings postings() {
        var postings = new Postings(currency);
        return switch (kind) {
            case CAPTURE ->
                postings.debit(LedgerAccount.CARD_CLEARING, amountMinor)
                        .credit(LedgerAccount.CUSTOMER_DEPOSITS, amountMinor);
            case APPLY ->
                postings.debit(LedgerAccount.CUSTOMER_DEPOSITS, amountMinor)
                        .credit(LedgerAccount.RECEIVABLES, amountMinor);
            case RELEASE ->
                postings.debit(LedgerAccount.CUSTOMER_DEPOSITS, amountMinor)
                        .credit(LedgerAccount.CARD_CLEARING, amountMinor);
        };
    }
}
