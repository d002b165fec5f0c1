package org.fleetrental.accounting.period;

import org.fleetrental.events.accounting.PeriodClosed;
import org.fleetrental.messaging.DomainEvent;

/** What is told of months. */
final class PeriodEvents {

    private PeriodEvents() {}

    static DomainEvent closed(Period period) {
        var event = new PeriodClosed(period.id(), period.month().toString(), period.closedAt(), period.entries());
        return new DomainEvent(period.id(), 1, period.closedAt(), event);
    }
}
