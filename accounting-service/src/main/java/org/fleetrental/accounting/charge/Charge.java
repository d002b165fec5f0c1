package org.fleetrental.accounting.charge;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
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
    private UUID vehicleId;
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
    private LocalDate bookedOn;
    private @Nullable LocalDate reversedOn;
    private @Nullable String reversalReason;

    protected Charge() {}

    static Charge of(RentalPrice rental, PricedLine line, UUID causeEventId, Moment moment) {
        var charge = new Charge();
        charge.id = Ids.next();
        charge.rentalId = rental.rentalId();
        charge.customerId = rental.customerId();
        charge.vehicleId = rental.vehicleId();
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
        charge.createdAt = moment.at();
        charge.bookedOn = moment.bookedOn();
        charge.earnedAt = line.kind().isChargedInAdvance() ? null : moment.at();
        return charge;
    }

    /**
     * A charge that an accountant makes: what the customer has to pay, without tax. There is no rate here to reckon it
     * with; rentals prices, and a service that is taxed belongs into its price.
     *
     * @param id of the charge
     * @param customerId of the account
     * @param vehicleId of the account
     */
    static Charge byHand(
            UUID id,
            RentalAccount account,
            UUID customerId,
            UUID vehicleId,
            long amountMinor,
            String description,
            Moment moment) {
        var charge = new Charge();
        charge.id = id;
        charge.rentalId = account.rentalId();
        charge.customerId = customerId;
        charge.vehicleId = vehicleId;
        charge.lineId = id;
        charge.kind = LineKind.MANUAL;
        charge.description = description;
        charge.quantity = 1;
        charge.unitPriceMinor = amountMinor;
        charge.netMinor = amountMinor;
        charge.currency = account.currency();
        charge.createdAt = moment.at();
        charge.bookedOn = moment.bookedOn();
        charge.earnedAt = moment.at();
        return charge;
    }

    /** It is announced by the event that its own journal entry names. */
    void causedBy(UUID eventId) {
        causeEventId = eventId;
    }

    /** The customer owes it. */
    void book(Postings postings) {
        postings.debit(LedgerAccount.RECEIVABLES, grossMinor())
                .credit(LedgerAccount.UNEARNED_REVENUE, earnedAt == null ? netMinor : 0)
                .creditRevenue(kind.revenue(), earnedAt == null ? 0 : netMinor, vehicleId)
                .credit(LedgerAccount.TAX_PAYABLE, taxMinor);
    }

    /** Another vehicle is going to earn it, unless it is earned. */
    void moveTo(UUID vehicle) {
        if (earnedAt == null) {
            vehicleId = vehicle;
        }
    }

    /** What was charged in advance is revenue now, once. */
    void earn(Postings postings, Instant at) {
        if (earnedAt == null) {
            earnedAt = at;
            postings.debit(LedgerAccount.UNEARNED_REVENUE, netMinor).creditRevenue(kind.revenue(), netMinor, vehicleId);
        }
    }

    /** The customer does not owe it any more. */
    void reverse(Postings postings, Moment moment) {
        if (reversedAt != null) {
            throw new IllegalStateException("Charge " + id + " is reversed already");
        }
        reversedAt = moment.at();
        reversedOn = moment.bookedOn();
        postings.credit(LedgerAccount.RECEIVABLES, grossMinor())
                .debit(LedgerAccount.UNEARNED_REVENUE, earnedAt == null ? netMinor : 0)
                .creditRevenue(kind.revenue(), earnedAt == null ? 0 : Math.negateExact(netMinor), vehicleId)
                .debit(LedgerAccount.TAX_PAYABLE, taxMinor);
    }

    /** An accountant takes it back. Its line is not charged again, whatever the rental's later events say of it. */
    void waive(Postings postings, String reason, Moment moment) {
        reverse(postings, moment);
        reversalReason = reason;
    }

    boolean isReversed() {
        return reversedAt != null;
    }

    boolean isManual() {
        return kind == LineKind.MANUAL;
    }

    /** Whether the line asks for exactly what this charge has in the books. */
    boolean isFor(PricedLine line) {
        return lineId.equals(line.lineId())
                && kind == line.kind()
                && netMinor == line.netMinor()
                && taxMinor == line.taxMinor();
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

    UUID vehicleId() {
        return vehicleId;
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

    @Nullable
    String reversalReason() {
        return reversalReason;
    }
}
