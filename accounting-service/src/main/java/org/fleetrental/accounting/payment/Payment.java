package org.fleetrental.accounting.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
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
    private long recoveredMinor;
    private Instant receivedAt;

    protected Payment() {}

    /** @param parts what of it is over what was owed, and what pays for what was written off */
    static Payment received(UUID id, PaymentRequest request, RentalAccount.Accepted parts, Instant at) {
        var payment = new Payment();
        payment.id = id;
        payment.rentalId = request.rentalId();
        payment.amountMinor = request.amount().amountMinor();
        payment.currency = request.amount().currency();
        payment.method = request.method();
        payment.reference = request.reference();
        payment.creditMinor = parts.creditMinor();
        payment.recoveredMinor = parts.recoveredMinor();
        payment.receivedAt = at;
        return payment;
    }

    Postings postings() {
        return postings(new RentalAccount.Accepted(creditMinor, recoveredMinor));
    }

    /** If these parts are found to be. */
    Postings postings(RentalAccount.Accepted parts) {
        return new Postings(currency)
                .debit(method.account(), amountMinor)
                .credit(LedgerAccount.RECEIVABLES, amountMinor - parts.creditMinor() - parts.recoveredMinor())
                .credit(LedgerAccount.BAD_DEBTS, parts.recoveredMinor())
                .credit(LedgerAccount.CUSTOMER_CREDIT, parts.creditMinor());
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

    long recoveredMinor() {
        return recoveredMinor;
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
