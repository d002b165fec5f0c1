package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.fleetrental.events.accounting.RentalAccountSnapshot;
import org.fleetrental.messaging.AggregateVersions;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.Outbox;
import org.fleetrental.messaging.RejectedEventException;

/** What is owed and paid of a rental is what the newest account event says. */
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
        if (!versions.advance("rental-accounts", metadata)) {
            return;
        }
        var rental = rentals.lock(account.getRentalId())
                .orElseThrow(() -> new RejectedEventException("There is no rental " + account.getRentalId()));
        if (!account.getCharged().getCurrency().equals(rental.currency())) {
            throw new RejectedEventException(
                    "Rental %s is in %s, its account is not".formatted(rental.id(), rental.currency()));
        }
        rental.settle(new Account(
                        account.getCharged().getAmountMinor(),
                        account.getPaid().getAmountMinor(),
                        account.getBalance().getAmountMinor()))
                .ifPresent(
                        before -> outbox.publish(RentalEvents.paymentStatusChanged(rental, before, clock.instant())));
    }
}
