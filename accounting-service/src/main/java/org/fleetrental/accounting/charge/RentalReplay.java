package org.fleetrental.accounting.charge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.jspecify.annotations.Nullable;

/**
 * The books of one rental in the making. The steps are those that were taken, in their order; what each posts is
 * decided anew, by the same rules. Nothing is written.
 */
public final class RentalReplay {

    /** When it is booked is nothing that postings hang on. */
    private static final Moment ONCE = new Moment(Instant.EPOCH, LocalDate.EPOCH);

    private final UUID rentalId;
    private final RecordedRentalEvents events;
    private final Charges charges;
    private @Nullable RentalBooks books;

    RentalReplay(UUID rentalId, RecordedRentalEvents events, Charges charges) {
        this.rentalId = rentalId;
        this.events = events;
        this.charges = charges;
    }

    /** The account as it is after the steps so far; opened in this currency if this is the first. */
    public RentalAccount account(String currency) {
        return books(currency).account();
    }

    private RentalBooks books(String currency) {
        if (books == null) {
            books = new RentalBooks(RentalAccount.open(rentalId, currency), List.of(), Set.of());
        }
        return books;
    }

    /**
     * An event of the rental is followed.
     *
     * @throws IllegalStateException if the event is not on record
     */
    public Postings follow(UUID eventId) {
        var price = events.price(eventId)
                .orElseThrow(() -> new IllegalStateException("Event %s is not on record".formatted(eventId)));
        return books(price.currency()).follow(price, eventId, ONCE).postings();
    }

    /** An accountant charges something. */
    public Postings charge(UUID chargeId) {
        var recorded = recorded(chargeId);
        var current = books(recorded.currency());
        var account = current.account();
        var charge = Charge.byHand(
                chargeId,
                account,
                Objects.requireNonNull(account.customerId()),
                Objects.requireNonNull(account.vehicleId()),
                recorded.netMinor(),
                recorded.description(),
                ONCE);
        return current.charge(charge).postings();
    }

    /** An accountant takes a charge back. */
    public Postings reverse(UUID chargeId) {
        var recorded = recorded(chargeId);
        var current = books(recorded.currency());
        return current.waive(current.standing(recorded.lineId()), "again", ONCE).postings();
    }

    private Charge recorded(UUID chargeId) {
        return charges.findByIdOptional(chargeId)
                .orElseThrow(() -> new IllegalStateException("Charge %s is not on record".formatted(chargeId)));
    }
}
