package org.fleetrental.accounting.charge;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.messaging.Ids;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a rental's price that stands in the books. It never changes: it is earned once, if it was charged in
 * advance, and reversed if it no longer applies. Each of its methods says what is posted for it. Whoever changes it has
 * locked the rental's account.
 */
@Entity
@DynamicUpdate
public class Charge {

    @Id
    private UUID id;

    private UUID rentalId;
    private UUID customerId;
    private UUID lineId;

    @Enumerated(EnumType.STRING)
    private LineKind kind;

    private String description;
    private int quantity;
    private long unitPriceMinor;
    private long netMinor;
    private int taxRateBasisPoints;
    private long taxMinor;

    private String currency;

    private UUID causeEventId;
    private Instant createdAt;
    private @Nullable Instant earnedAt;
    private @Nullable Instant reversedAt;

    protected Charge() {}

    static Charge of(RentalPrice rental, PricedLine line, UUID causeEventId, Instant at) {
        var charge = new Charge();
        charge.id = Ids.next();
        charge.rentalId = rental.rentalId();
        charge.customerId = rental.customerId();
        charge.lineId = line.lineId();
        charge.kind = line.kind();
        charge.description = line.description();
        charge.quantity = line.quantity();
        charge.unitPriceMinor = line.unitPriceMinor();
        charge.netMinor = line.netMinor();
        charge.taxRateBasisPoints = line.taxRateBasisPoints();
        charge.taxMinor = line.taxMinor();
        charge.currency = rental.currency();
        charge.causeEventId = causeEventId;
        charge.createdAt = at;
        charge.earnedAt = line.kind().isChargedInAdvance() ? null : at;
        return charge;
    }

    /** The customer owes it. */
    void book(Postings postings) {
        postings.debit(LedgerAccount.RECEIVABLES, grossMinor())
                .credit(netAccount(), netMinor)
                .credit(LedgerAccount.TAX_PAYABLE, taxMinor);
    }

    /** What was charged in advance is revenue now, once. */
    void earn(Postings postings, Instant at) {
        if (earnedAt == null) {
            earnedAt = at;
            postings.debit(LedgerAccount.UNEARNED_REVENUE, netMinor).credit(kind.revenue(), netMinor);
        }
    }

    /** The customer does not owe it any more. */
    void reverse(Postings postings, Instant at) {
        if (reversedAt != null) {
            throw new IllegalStateException("Charge " + id + " is reversed already");
        }
        reversedAt = at;
        postings.credit(LedgerAccount.RECEIVABLES, grossMinor())
                .debit(netAccount(), netMinor)
                .debit(LedgerAccount.TAX_PAYABLE, taxMinor);
    }

    /** Whether the line asks for exactly what this charge has in the books. */
    boolean isFor(PricedLine line) {
        return lineId.equals(line.lineId())
                && kind == line.kind()
                && netMinor == line.netMinor()
                && taxMinor == line.taxMinor();
    }

    private LedgerAccount netAccount() {
        return earnedAt == null ? LedgerAccount.UNEARNED_REVENUE : kind.revenue();
    }

    UUID id() {
        return id;
    }

    UUID rentalId() {
        return rentalId;
    }

    UUID customerId() {
        return customerId;
    }

    UUID lineId() {
        return lineId;
    }

    LineKind kind() {
        return kind;
    }

    String description() {
        return description;
    }

    int quantity() {
        return quantity;
    }

    long unitPriceMinor() {
        return unitPriceMinor;
    }

    public long netMinor() {
        return netMinor;
    }

    int taxRateBasisPoints() {
        return taxRateBasisPoints;
    }

    public long taxMinor() {
        return taxMinor;
    }

    /** Net and tax together. */
    public long grossMinor() {
        return Math.addExact(netMinor, taxMinor);
    }

    public String currency() {
        return currency;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID causeEventId() {
        return causeEventId;
    }

    @Nullable
    Instant reversedAt() {
        return reversedAt;
    }
}
