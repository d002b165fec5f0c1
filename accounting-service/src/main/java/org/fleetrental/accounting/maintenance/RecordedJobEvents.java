package org.fleetrental.accounting.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.audit.RecordedEvents;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.messaging.schema.EventReader;

/** What the costs of a job should look like in the ledger, by the events on record. */
@ApplicationScoped
public class RecordedJobEvents {

    private static final String TYPE = "org.fleetrental.events.maintenance.MaintenanceCompleted";

    /** A job is completed once; more than a few events of that are a fault elsewhere. */
    private static final int EVENTS_MAX = 1_000;

    private final RecordedEvents record;
    private final EventReader reader;

    RecordedJobEvents(RecordedEvents record, EventReader reader) {
        this.record = record;
        this.reader = reader;
    }

    /** The jobs behind one that have costs, at most {@code count}, in the order of their ids. */
    public List<UUID> jobs(UUID after, int count) {
        return record.aggregates(TYPE, after, count);
    }

    /** What each event of a job posts, by the event's id; those that post nothing are left out. */
    public Map<UUID, Postings> postings(UUID jobId) {
        var postings = new LinkedHashMap<UUID, Postings>();
        var booked = new HashMap<String, Long>();
        long newest = 0;
        for (var event : record.of(TYPE, jobId, EVENTS_MAX)) {
            // The same guard as when it came.
            if (event.aggregateVersion() > newest) {
                newest = event.aggregateVersion();
                var cost =
                        reader.read(event.value(), MaintenanceCompleted.class).getTotalCost();
                var posted = MaintenanceCompletedHandler.postings(
                        cost.getCurrency(), cost.getAmountMinor(), booked.getOrDefault(cost.getCurrency(), 0L));
                booked.put(cost.getCurrency(), cost.getAmountMinor());
                if (!posted.isEmpty()) {
                    postings.put(event.eventId(), posted);
                }
            }
        }
        return postings;
    }
}
