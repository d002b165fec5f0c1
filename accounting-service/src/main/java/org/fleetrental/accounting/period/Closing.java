package org.fleetrental.accounting.period;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.messaging.outbox.Outbox;

/** Closes months: they take no entries any more, and what comes late is booked in the first that is open. */
@ApplicationScoped
class Closing {

    private final Periods periods;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Closing(Periods periods, Ledger ledger, Outbox outbox, Clock clock) {
        this.periods = periods;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Closed(Period period) implements Outcome {}

    record AlreadyClosed() implements Outcome {}

    record NotOver() implements Outcome {}

    /** @param next the month that has to be closed first */
    record NotInOrder(YearMonth next) implements Outcome {}

    /** @param by token subject */
    @Transactional
    Outcome close(YearMonth month, String by) {
        if (!month.isBefore(YearMonth.now(clock))) {
            return new NotOver();
        }
        ledger.standStill();
        var last = periods.lastClosed();
        if (last.isPresent() && !month.isAfter(last.get().month())) {
            return new AlreadyClosed();
        }
        // The first that is closed may lie anywhere before the first entry: there is nothing in front of it.
        var next = last.map(period -> period.month().plusMonths(1)).or(periods::firstBooked);
        if (next.isPresent() && (last.isPresent() ? !month.equals(next.get()) : month.isAfter(next.get()))) {
            return new NotInOrder(next.get());
        }
        var period = new Period(month, clock.instant().truncatedTo(ChronoUnit.MICROS), by, periods.entriesIn(month));
        periods.add(period);
        outbox.publish(PeriodEvents.closed(period));
        return new Closed(period);
    }
}
