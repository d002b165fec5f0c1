package org.fleetrental.accounting.credit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.accounting.rentalaccount.Step;
import org.fleetrental.accounting.rentalaccount.Steps;
import org.fleetrental.http.Money;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;

/** Lets what a customer has paid too much for one rental pay for another. */
@ApplicationScoped
class Allocating {

    /** Rentals that one allocation takes credit of; who has credit of more asks again. */
    private static final int SOURCES_MAX = 50;

    private final RentalAccounts accounts;
    private final CreditTransfers transfers;
    private final Steps steps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Allocating(
            RentalAccounts accounts,
            CreditTransfers transfers,
            Steps steps,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.steps = steps;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Allocated(List<CreditTransfer> transfers) implements Outcome {}

    /** The customer has no such rental. */
    record UnknownRental() implements Outcome {}

    /** @param currency of the rental's account */
    record OtherCurrency(String currency) implements Outcome {}

    /** @param dueMinor what the rental owes */
    record MoreThanOwed(long dueMinor) implements Outcome {}

    /** @param creditMinor what the customer has */
    record MoreThanCredit(long creditMinor) implements Outcome {}

    /** What is decided is what the accounts say when all of them are locked. */
    @Transactional
    Outcome allocate(UUID customerId, AllocationRequest request) {
        var locked = lock(customerId, request);
        var target = locked.stream()
                .filter(account -> account.rentalId().equals(request.rentalId()))
                .filter(account -> customerId.equals(account.customerId()))
                .findFirst();
        if (target.isEmpty()) {
            return new UnknownRental();
        }
        return allocate(customerId, target.get(), locked, request.amount());
    }

    private Outcome allocate(UUID customerId, RentalAccount target, List<RentalAccount> locked, Money amount) {
        if (!target.currency().equals(amount.currency())) {
            return new OtherCurrency(target.currency());
        }
        if (amount.amountMinor() > target.dueMinor()) {
            return new MoreThanOwed(target.dueMinor());
        }
        var sources = locked.stream()
                .filter(account -> customerId.equals(account.customerId()))
                .filter(account -> account.currency().equals(amount.currency()))
                .filter(account -> account.creditMinor() > 0)
                .toList();
        var credit = sources.stream().mapToLong(RentalAccount::creditMinor).reduce(0, Math::addExact);
        return amount.amountMinor() > credit
                ? new MoreThanCredit(credit)
                : new Allocated(transfer(customerId, sources, target, amount));
    }

    /** In the order of their ids, as everybody who locks several should. */
    private List<RentalAccount> lock(UUID customerId, AllocationRequest request) {
        var rentals = new TreeSet<>(
                transfers.rentalsWithCredit(customerId, request.amount().currency(), SOURCES_MAX));
        rentals.add(request.rentalId());
        return rentals.stream()
                .flatMap(rental -> accounts.lock(rental).stream())
                .toList();
    }

    private List<CreditTransfer> transfer(
            UUID customerId, List<RentalAccount> sources, RentalAccount target, Money amount) {
        var allocation = Ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var made = new ArrayList<CreditTransfer>();
        long left = amount.amountMinor();
        for (var source : sources) {
            if (left > 0) {
                var part = Math.min(left, source.creditMinor());
                var transfer = new CreditTransfer(
                        Ids.next(),
                        allocation,
                        customerId,
                        source.rentalId(),
                        target.rentalId(),
                        part,
                        amount.currency(),
                        now);
                book(transfer, source, target);
                made.add(transfer);
                left -= part;
            }
        }
        return made;
    }

    private void book(CreditTransfer transfer, RentalAccount source, RentalAccount target) {
        if (!source.giveCredit(transfer.amountMinor()) || !target.cover(transfer.amountMinor())) {
            throw new IllegalStateException("Credit was counted wrongly: " + transfer);
        }
        transfers.add(transfer);
        book(transfer, source, Step.Kind.CREDIT_OUT, transfer.given(), transfer.allocatedAt());
        book(transfer, target, Step.Kind.CREDIT_IN, transfer.taken(), transfer.allocatedAt());
    }

    private void book(CreditTransfer transfer, RentalAccount account, Step.Kind kind, Postings postings, Instant at) {
        var eventId = outbox.publish(CreditEvents.allocated(transfer, account));
        steps.note(account, kind, transfer.id(), eventId);
        var cause = Cause.ofRental(eventId, "CreditAllocated", account.rentalId(), at);
        ledger.post(cause, "CreditAllocated: allocation " + transfer.allocationId(), postings);
    }
}
