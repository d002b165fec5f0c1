package org.fleetrental.maintenance.plan;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks again and again for what has fallen due, in every replica. */
@ApplicationScoped
class DueRounds {

    /** What is due beyond this waits for the next round. */
    private static final int BATCHES_MAX = 20;

    private final DueNotice notice;

    DueRounds(DueNotice notice) {
        this.notice = notice;
    }

    @Scheduled(
            every = "{fleet.plans.check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tellWhatIsDue() {
        for (int batch = 0; batch < BATCHES_MAX && notice.tell(); batch++) {
            // Each is a transaction of its own.
        }
    }
}
