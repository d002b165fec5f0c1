package org.fleetrental.accounting.charge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.RejectedEventException;

/**
 * What one rental has in the books, and how that follows its price: what is posted is the difference to what stands
 * there already. So the result hangs on the newest price only, and not on which events came before it, or how often.
 * What an accountant has charged stays as it is, and a line that one has taken back is not charged again.
 *
 * <p>It decides and touches no database, so that the same decisions can be made anew from what was recorded.
 */
final class RentalBooks {

    private final RentalAccount account;
    private final List<Charge> standing;
    private final Set<UUID> waivedLines;

    /**
     * @param standing charges that are not reversed, in the order in which they were made
     * @param waivedLines those that an accountant has taken back
     */
    RentalBooks(RentalAccount account, List<Charge> standing, Set<UUID> waivedLines) {
        this.account = account;
        this.standing = new ArrayList<>(standing);
        this.waivedLines = new HashSet<>(waivedLines);
    }

    /** What a change comes to. */
    record Change(Postings postings, List<Charge> made, List<DomainEvent> events) {

        private static Change in(RentalAccount account) {
            return new Change(new Postings(account.currency()), new ArrayList<>(), new ArrayList<>());
        }
    }

    RentalAccount account() {
        return account;
    }

    /** @throws RejectedEventException if the account of the rental cannot hold it */
    Change follow(RentalPrice price, UUID causeEventId, Moment moment) {
        if (!account.belongsTo(price.customerId(), price.vehicleId(), price.currency())) {
            throw new RejectedEventException("The rental is charged in %s already".formatted(account.currency()));
        }
        try {
            var change = Change.in(account);
            var before = account.standing();
            reverseOthers(price, change, moment);
            chargeNew(price, causeEventId, change, moment);
            standing.forEach(charge -> charge.moveTo(price.vehicleId()));
            if (price.isFinal()) {
                standing.forEach(charge -> charge.earn(change.postings(), moment.at()));
            }
            // What was paid before it was owed pays for it now; what is not owed any more is the customer's.
            before.moveTo(account.settle(), change.postings());
            return change;
        } catch (ArithmeticException overflow) {
            throw new RejectedEventException("The account of the rental cannot hold amounts of this size", overflow);
        }
    }

    private void reverseOthers(RentalPrice price, Change change, Moment moment) {
        for (var charge : List.copyOf(standing)) {
            if (!charge.isManual() && price.lines().stream().noneMatch(charge::isFor)) {
                charge.reverse(change.postings(), moment);
                account.reverse(charge.grossMinor());
                standing.remove(charge);
                change.events().add(ChargeEvents.reversed(charge, account, moment.at()));
            }
        }
    }

    private void chargeNew(RentalPrice price, UUID causeEventId, Change change, Moment moment) {
        for (var line : price.lines()) {
            if (!waivedLines.contains(line.lineId()) && standing.stream().noneMatch(charge -> charge.isFor(line))) {
                book(Charge.of(price, line, causeEventId, moment), change);
            }
        }
    }

    /**
     * An accountant charges something that is not part of the price.
     *
     * @throws ArithmeticException if the account cannot hold it; nothing is changed then
     */
    Change charge(Charge byHand) {
        var change = Change.in(account);
        var before = account.standing();
        book(byHand, change);
        before.moveTo(account.settle(), change.postings());
        return change;
    }

    private void book(Charge charge, Change change) {
        account.charge(charge.grossMinor());
        charge.book(change.postings());
        standing.add(charge);
        change.made().add(charge);
        change.events().add(ChargeEvents.created(charge, account));
    }

    /**
     * An accountant takes a charge back.
     *
     * @throws ArithmeticException if the account cannot hold it; nothing is changed then
     */
    Change waive(Charge charge, String reason, Moment moment) {
        var change = Change.in(account);
        var before = account.standing();
        account.reverse(charge.grossMinor());
        charge.waive(change.postings(), reason, moment);
        standing.remove(charge);
        waivedLines.add(charge.lineId());
        before.moveTo(account.settle(), change.postings());
        change.events().add(ChargeEvents.reversed(charge, account, moment.at()));
        return change;
    }

    /** A standing charge that was made of a line. */
    Charge standing(UUID lineId) {
        return standing.stream()
                .filter(charge -> charge.lineId().equals(lineId))
                .findFirst()
                .orElseThrow();
    }
}
