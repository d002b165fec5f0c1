package org.fleetrental.accounting.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that came in for a rental. It never changes. */
@Entity
@Immutable
class Payment {

    @Id
    private UUID id;

    private UUID rentalId;
    private long amountMinor;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    private @Nullable String reference;
    private long creditMinor;
    private Instant receivedAt;

    protected Payment() {}

    /** @param creditMinor the part that is over what was owed */
    static Payment received(UUID id, PaymentRequest request, long creditMinor, Instant at) {
        var payment = new Payment();
        payment.id = id;
        payment.rentalId = request.rentalId();
        payment.amountMinor = request.amount().amountMinor();
        payment.currency = request.amount().currency();
        payment.method = request.method();
        payment.reference = request.reference();
        payment.creditMinor = creditMinor;
        payment.receivedAt = at;
        return payment;
    }

    Postings postings() {
        return postings(creditMinor);
    }

    /** If this part is found to be over what was owed. */
    Postings postings(long overMinor) {
        return new Postings(currency)
                .debit(method.account(), amountMinor)
                .credit(LedgerAccount.RECEIVABLES, amountMinor - overMinor)
                .credit(LedgerAccount.CUSTOMER_CREDIT, overMinor);
    }

    UUID id() {
        return id;
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

    PaymentMethod method() {
        return method;
    }

    @Nullable
    String reference() {
        return reference;
    }

    long creditMinor() {
        return creditMinor;
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
