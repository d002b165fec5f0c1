package org.fleetrental.accounting.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.accounting.ledger.Cause;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.jspecify.annotations.Nullable;

/** The cost of a job is booked: what the job should have cost by now, less what is booked for it already. */
@ApplicationScoped
class MaintenanceCompletedHandler implements EventHandler<MaintenanceCompleted> {

    private final AggregateVersions versions;
    private final Ledger ledger;

    MaintenanceCompletedHandler(AggregateVersions versions, Ledger ledger) {
        this.versions = versions;
        this.ledger = ledger;
    }

    @Override
    public void on(MaintenanceCompleted event, EventMetadata metadata) {
        if (!versions.advance("maintenance-costs", metadata)) {
            return;
        }
        var cost = event.getTotalCost();
        var jobId = metadata.aggregateId();
        var booked = ledger.netDebitOfJob(jobId, LedgerAccount.MAINTENANCE_EXPENSE, cost.getCurrency());
        var postings = postings(cost.getCurrency(), cost.getAmountMinor(), booked);
        ledger.post(Cause.ofJob("MaintenanceCompleted", metadata), description(event.getDowntimeMinutes()), postings);
    }

    /**
     * @param costMinor what the job should have cost by now
     * @param bookedMinor what is booked for it already
     */
    static Postings postings(String currency, long costMinor, long bookedMinor) {
        var difference = Math.subtractExact(costMinor, bookedMinor);
        return new Postings(currency)
                .debit(LedgerAccount.MAINTENANCE_EXPENSE, difference)
                .credit(LedgerAccount.ACCOUNTS_PAYABLE, difference);
    }

    /** @param downtimeMinutes not told by the first version of the event */
    private static String description(@Nullable Integer downtimeMinutes) {
        var cost = "MaintenanceCompleted: cost of the job";
        return downtimeMinutes == null ? cost : cost + ", %d min out of service".formatted(downtimeMinutes);
    }
}
