package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.fleetrental.messaging.outbox.Outbox;

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
        settle(account, Optional.empty(), metadata);
    }

    /**
     * What goes back, or to another rental, was paid before, though the account need not show it any more.
     *
     * @param currency of what goes back
     */
    void settleAfterRefund(RentalAccountSnapshot account, String currency, EventMetadata metadata) {
        settle(account, Optional.of(currency), metadata);
    }

    private void settle(RentalAccountSnapshot account, Optional<String> refundedIn, EventMetadata metadata) {
        boolean newest = versions.advance("rental-accounts", metadata);
        if (!newest && refundedIn.isEmpty() && account.getPaid().getAmountMinor() == 0) {
            return;
        }
        var rental = rentals.lock(account.getRentalId())
                .orElseThrow(() -> new RejectedEventException("There is no rental " + account.getRentalId()));
        var known = account(account, rental.currency());
        boolean paid =
                known.paid() > 0 || refundedIn.filter(rental.currency()::equals).isPresent();
        var now = clock.instant();
        var before = newest ? rental.settle(known, paid, now) : rental.notePayment(paid, now);
        before.ifPresent(status -> outbox.publish(RentalEvents.paymentStatusChanged(rental, status, now)));
    }

    /**
     * An account that was opened by a payment in another currency, before the charge, says nothing of this rental: what
     * it does say comes with its charge.
     */
    private static Account account(RentalAccountSnapshot account, String currency) {
        return account.getCharged().getCurrency().equals(currency)
                ? new Account(
                        account.getCharged().getAmountMinor(),
                        account.getPaid().getAmountMinor(),
                        account.getBalance().getAmountMinor())
                : Account.EMPTY;
    }
}
