package org.fleetrental.maintenance.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.outbox.Outbox;

/** Tells that a vehicle has fallen due, once for each time that it does, however many replicas see it. */
@ApplicationScoped
class DueNotice {

    private static final int BATCH = 200;

    private final Dues dues;
    private final Outbox outbox;
    private final Clock clock;

    DueNotice(Dues dues, Outbox outbox, Clock clock) {
        this.dues = dues;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    boolean tell() {
        var now = clock.instant();
        var untold = dues.untold(BATCH);
        for (var due : untold) {
            var dueId = Ids.next();
            if (dues.tell(dueId, due, now)) {
                outbox.publish(PlanEvents.due(dueId, due, now));
            }
        }
        return untold.size() == BATCH;
    }
}
