package org.fleetrental.accounting.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.deposit.DepositMove.Kind;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.accounting.rentalaccount.Step;
import org.fleetrental.accounting.rentalaccount.Steps;
import org.fleetrental.http.Money;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;

/** Keeps deposits: takes them, lets them pay, and gives them back. Who changes one has locked its rental's account. */
@ApplicationScoped
class Safe {

    private final RentalAccounts accounts;
    private final Deposits deposits;
    private final Steps steps;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Safe(RentalAccounts accounts, Deposits deposits, Steps steps, Ledger ledger, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.deposits = deposits;
        this.steps = steps;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    /** The deposit as it is now. */
    record Done(Deposit deposit) implements Outcome {}

    record UnknownDeposit() implements Outcome {}

    /** In its state that cannot be done. */
    record NotInThisState(DepositState state) implements Outcome {}

    /** @param currency that it has to be */
    record OtherCurrency(String currency) implements Outcome {}

    /** @param leftMinor what may be captured, or what is held */
    record MoreThanLeft(long leftMinor, String currency) implements Outcome {}

    /** @param dueMinor what the rental owes */
    record MoreThanOwed(long dueMinor, String currency) implements Outcome {}

    /** Also for a rental whose charge is still on its way. Nothing is posted: no money has moved. */
    @Transactional
    Outcome authorize(DepositRequest request) {
        var amount = request.amount();
        var account = accounts.lock(request.rentalId(), amount.currency());
        if (!account.currency().equals(amount.currency())) {
            return new OtherCurrency(account.currency());
        }
        var deposit = new Deposit(
                Ids.next(),
                request.rentalId(),
                amount.amountMinor(),
                amount.currency(),
                request.reference(),
                now(),
                List.of());
        account.tell();
        deposits.add(deposit);
        outbox.publish(DepositEvents.authorized(deposit, account));
        return new Done(deposit);
    }

    /** Once, all of it or a part; the rest of the authorization lapses. */
    @Transactional
    Outcome capture(UUID id, Money amount) {
        return decide(id, (account, deposit) -> capture(account, deposit, amount));
    }

    private Outcome capture(RentalAccount account, Deposit deposit, Money amount) {
        if (!deposit.canCapture()) {
            return new NotInThisState(deposit.state());
        }
        if (!deposit.currency().equals(amount.currency())) {
            return new OtherCurrency(deposit.currency());
        }
        if (amount.amountMinor() > deposit.amountMinor()) {
            return new MoreThanLeft(deposit.amountMinor(), deposit.currency());
        }
        account.tell();
        return book(deposit, deposit.move(Kind.CAPTURE, amount.amountMinor(), now()), account);
    }

    /** What is held pays what is owed. */
    @Transactional
    Outcome apply(UUID id, Money amount) {
        return decide(id, (account, deposit) -> apply(account, deposit, amount));
    }

    private Outcome apply(RentalAccount account, Deposit deposit, Money amount) {
        if (!deposit.canApply()) {
            return new NotInThisState(deposit.state());
        }
        if (!deposit.currency().equals(amount.currency()) || !account.currency().equals(amount.currency())) {
            return new OtherCurrency(account.currency());
        }
        if (amount.amountMinor() > deposit.heldMinor()) {
            return new MoreThanLeft(deposit.heldMinor(), deposit.currency());
        }
        return account.cover(amount.amountMinor())
                ? book(deposit, deposit.move(Kind.APPLY, amount.amountMinor(), now()), account)
                : new MoreThanOwed(account.dueMinor(), account.currency());
    }

    /** What is held goes back; what was only authorized is given up, and posts nothing. */
    @Transactional
    Outcome release(UUID id) {
        return decide(id, this::release);
    }

    private Outcome release(RentalAccount account, Deposit deposit) {
        if (!deposit.canRelease()) {
            return new NotInThisState(deposit.state());
        }
        account.tell();
        return book(deposit, deposit.move(Kind.RELEASE, deposit.heldMinor(), now()), account);
    }

    private interface Decision {

        Outcome of(RentalAccount account, Deposit deposit);
    }

    /** Under the lock of the account. */
    private Outcome decide(UUID id, Decision decision) {
        return deposits.rentalOf(id)
                .map(rentalId -> accounts.lock(rentalId).orElseThrow())
                .map(account -> decision.of(account, deposits.find(id).orElseThrow()))
                .orElseGet(UnknownDeposit::new);
    }

    private Done book(Deposit before, DepositMove move, RentalAccount account) {
        var deposit = before.after(List.of(move));
        deposits.add(move);
        var eventId = outbox.publish(DepositEvents.moved(deposit, move, account));
        steps.note(account, Step.Kind.DEPOSIT, move.id(), eventId);
        var type = move.kind().event();
        var cause = Cause.ofRental(eventId, type, move.rentalId(), move.movedAt());
        ledger.post(cause, "%s: deposit %s".formatted(type, deposit.id()), move.postings());
        return new Done(deposit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
