package org.fleetrental.fleet.hold;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Opens holds when the window of their maintenance begins and no event tells of it. All replicas do this at the same
 * time; each hold is a transaction that locks its vehicle, so one of them opens it.
 */
@ApplicationScoped
class PlannedHolds {

    private static final Logger LOG = Logger.getLogger(PlannedHolds.class);

    /** What is due beyond this waits for the next round. */
    private static final int ROUND_MAX = 200;

    private final Holds holds;
    private final HoldKeeping keeping;
    private final Clock clock;

    PlannedHolds(Holds holds, HoldKeeping keeping, Clock clock) {
        this.holds = holds;
        this.keeping = keeping;
        this.clock = clock;
    }

    @Scheduled(
            every = "{fleet.holds.check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void openWhatIsDue() {
        for (var causeId : holds.due(clock.instant(), ROUND_MAX)) {
            try {
                keeping.begin(causeId);
            } catch (RuntimeException failure) {
                // It stays due. The others must not wait for it.
                LOG.errorf(failure, "The hold of %s cannot be opened yet", causeId);
            }
        }
    }
}
