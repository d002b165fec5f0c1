package org.fleetrental.accounting.writeoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.accounting.rentalaccount.Step;
import org.fleetrental.accounting.rentalaccount.Steps;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;

/** Gives up what rentals owe. */
@ApplicationScoped
class WritingOff {

    private final RentalAccounts accounts;
    private final WriteOffs writeOffs;
    private final Steps steps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    WritingOff(RentalAccounts accounts, WriteOffs writeOffs, Steps steps, Ledger ledger, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.writeOffs = writeOffs;
        this.steps = steps;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record WrittenOff(WriteOff writeOff) implements Outcome {}

    record UnknownRental() implements Outcome {}

    /** @param currency of the rental's account */
    record OtherCurrency(String currency) implements Outcome {}

    /** @param dueMinor what is owed */
    record MoreThanOwed(long dueMinor, String currency) implements Outcome {}

    /** @param by token subject */
    @Transactional
    Outcome writeOff(WriteOffRequest request, String by) {
        var found = accounts.lock(request.rentalId());
        if (found.isEmpty()) {
            return new UnknownRental();
        }
        var account = found.get();
        var amount = request.amount();
        if (!account.currency().equals(amount.currency())) {
            return new OtherCurrency(account.currency());
        }
        return account.writeOff(amount.amountMinor())
                ? new WrittenOff(book(account, request, by))
                : new MoreThanOwed(account.dueMinor(), account.currency());
    }

    private WriteOff book(RentalAccount account, WriteOffRequest request, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var amount = request.amount();
        var writeOff = new WriteOff(
                Ids.next(), account.rentalId(), amount.amountMinor(), amount.currency(), request.reason(), by, now);
        writeOffs.add(writeOff);
        var eventId = outbox.publish(WriteOffEvents.writtenOff(writeOff, account));
        steps.note(account, Step.Kind.WRITE_OFF, writeOff.id(), eventId);
        var cause = Cause.ofRental(eventId, "ReceivableWrittenOff", account.rentalId(), now);
        ledger.post(cause, "ReceivableWrittenOff: " + request.reason(), writeOff.postings());
        return writeOff;
    }
}
