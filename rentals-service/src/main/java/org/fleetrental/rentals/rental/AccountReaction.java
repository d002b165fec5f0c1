package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.AggregateVersions;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.Outbox;
import org.fleetrental.messaging.RejectedEventException;

/**
 * What is owed and paid of a rental is what the newest account event says. Of an older one that comes late nothing is
 * taken over but that something was paid.
 */
@ApplicationScoped
class AccountReaction {

    private final AggregateVersions versions;
    private final Rentals rentals;
    private final Outbox outbox;
    private final Clock clock;

    AccountReaction(AggregateVersions versions, Rentals rentals, Outbox outbox, Clock clock) {
        this.versions = versions;
        this.rentals = rentals;
        this.outbox = outbox;
        this.clock = clock;
    }

    void settle(RentalAccountSnapshot account, EventMetadata metadata) {
        settle(account, false, metadata);
    }

    /** What goes back, or to another rental, was paid before, though the account need not show it any more. */
    void settleAfterRefund(RentalAccountSnapshot account, EventMetadata metadata) {
        settle(account, true, metadata);
    }

    private void settle(RentalAccountSnapshot account, boolean refunded, EventMetadata metadata) {
        boolean paid = refunded || account.getPaid().getAmountMinor() > 0;
        boolean newest = versions.advance("rental-accounts", metadata);
        if (!newest && !paid) {
            return;
        }
        var rental = rentals.lock(account.getRentalId())
                .orElseThrow(() -> new RejectedEventException("There is no rental " + account.getRentalId()));
        if (!account.getCharged().getCurrency().equals(rental.currency())) {
            throw new RejectedEventException(
                    "Rental %s is in %s, its account is not".formatted(rental.id(), rental.currency()));
        }
        var now = clock.instant();
        var before = newest ? rental.settle(account(account), paid, now) : rental.notePayment(paid, now);
        before.ifPresent(status -> outbox.publish(RentalEvents.paymentStatusChanged(rental, status, now)));
    }

    private static Account account(RentalAccountSnapshot account) {
        return new Account(
                account.getCharged().getAmountMinor(),
                account.getPaid().getAmountMinor(),
                account.getBalance().getAmountMinor());
    }
}
