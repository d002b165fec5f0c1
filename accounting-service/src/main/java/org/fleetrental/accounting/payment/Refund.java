package org.fleetrental.accounting.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.messaging.Ids;
import org.hibernate.annotations.Immutable;

/** Money that went back to a customer, out of one payment. It never changes. */
@Entity
@Immutable
public class Refund {

    @Id
    private UUID id;

    private UUID paymentId;
    private UUID rentalId;
    private long amountMinor;
    private String currency;
    private String reason;
    private long creditMinor;
    private Instant refundedAt;

    protected Refund() {}

    /** @param creditMinor the part that the customer had in credit */
    static Refund of(Payment payment, RefundRequest request, long creditMinor, Instant at) {
        var refund = new Refund();
        refund.id = Ids.next();
        refund.paymentId = payment.id();
        refund.rentalId = payment.rentalId();
        refund.amountMinor = request.amount().amountMinor();
        refund.currency = payment.currency();
        refund.reason = request.reason();
        refund.creditMinor = creditMinor;
        refund.refundedAt = at;
        return refund;
    }

    /** @param method as the payment came in, so it goes back */
    Postings postings(PaymentMethod method) {
        return postings(method, creditMinor);
    }

    /** Likewise, if this part is found to be credit. */
    Postings postings(PaymentMethod method, long outOfCreditMinor) {
        return new Postings(currency)
                .debit(LedgerAccount.CUSTOMER_CREDIT, outOfCreditMinor)
                .debit(LedgerAccount.RECEIVABLES, amountMinor - outOfCreditMinor)
                .credit(method.account(), amountMinor);
    }

    UUID id() {
        return id;
    }

    UUID paymentId() {
        return paymentId;
    }

    UUID rentalId() {
        return rentalId;
    }

    long amountMinor() {
        return amountMinor;
    }

    String currency() {
        return currency;
    }

    String reason() {
        return reason;
    }

    long creditMinor() {
        return creditMinor;
    }

    Instant refundedAt() {
        return refundedAt;
    }
}
