package org.fleetrental.accounting.charge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.messaging.Outbox;
import org.fleetrental.messaging.RejectedEventException;

/**
 * Brings the books of a rental to what its price says: what is posted is the difference to what stands there already.
 * So the result hangs on the newest price only, and not on which events came before it, or how often.
 */
@ApplicationScoped
class Charging {

    private final RentalAccounts accounts;
    private final Charges charges;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Charging(RentalAccounts accounts, Charges charges, Ledger ledger, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.charges = charges;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws RejectedEventException if the account of the rental cannot hold it */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(RentalPrice price, Cause cause) {
        var account = accounts.lock(price.rentalId(), price.currency());
        if (!account.belongsTo(price.customerId(), price.currency())) {
            throw new RejectedEventException("The rental is charged in %s already".formatted(account.currency()));
        }
        try {
            bring(account, price, cause);
        } catch (ArithmeticException overflow) {
            throw new RejectedEventException("The account of the rental cannot hold amounts of this size", overflow);
        }
    }

    private void bring(RentalAccount account, RentalPrice price, Cause cause) {
        var at = clock.instant();
        var postings = new Postings(account.currency());
        var creditBefore = account.creditMinor();
        var standing = new ArrayList<>(charges.standing(price.rentalId()));

        reverseOthers(standing, price, account, postings, at);
        chargeNew(standing, price, account, postings, cause, at);
        if (price.isFinal()) {
            standing.forEach(charge -> charge.earn(postings, at));
        }

        // What was paid before it was owed pays for it now; what is not owed any more is the customer's.
        postings.moveCredit(creditBefore, account.creditMinor());
        ledger.post(cause, "%s: charges of the rental".formatted(cause.type()), postings);
    }

    private void reverseOthers(
            List<Charge> standing, RentalPrice price, RentalAccount account, Postings postings, Instant at) {
        for (var charge : List.copyOf(standing)) {
            if (price.lines().stream().noneMatch(charge::isFor)) {
                charge.reverse(postings, at);
                account.reverse(charge.grossMinor());
                standing.remove(charge);
                outbox.publish(ChargeEvents.reversed(charge, account, at));
            }
        }
        // Hibernate inserts before it updates; a line that is charged anew must find its old charge gone.
        charges.flush();
    }

    private void chargeNew(
            List<Charge> standing,
            RentalPrice price,
            RentalAccount account,
            Postings postings,
            Cause cause,
            Instant at) {
        for (var line : price.lines()) {
            if (standing.stream().noneMatch(charge -> charge.isFor(line))) {
                var charge = Charge.of(price, line, cause.eventId(), at);
                charge.book(postings);
                account.charge(charge.grossMinor());
                charges.persist(charge);
                standing.add(charge);
                outbox.publish(ChargeEvents.created(charge, account));
            }
        }
    }
}
