package org.fleetrental.messaging.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.fleetrental.messaging.Backoff;
import org.fleetrental.messaging.operator.Progress;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunTable;

/** The work of one replay of many dead letters: one after the other, at a bounded rate. */
@ApplicationScoped
class BulkReplay {

    /** So soon is a cancellation noticed. */
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final int TRIES_MAX = 10;

    private final DeadLetterTable table;
    private final Redelivery redelivery;
    private final Followers followers;
    private final RunTable runs;

    BulkReplay(DeadLetterTable table, Redelivery redelivery, Followers followers, RunTable runs) {
        this.table = table;
        this.redelivery = redelivery;
        this.followers = followers;
        this.runs = runs;
    }

    /** @param report ends the work by throwing */
    void perform(Run run, BulkReplays.Wishes wishes, Consumer<Progress> report) {
        var ids = table.ids(wishes.filter(), wishes.limit());
        var pace = new Pace(wishes.ratePerSecond(), System::nanoTime);
        var operator = new Redelivery.Operator(run.startedBy(), run.id());
        var counts = new BulkCounts(ids.size(), 0, 0, 0, 0);
        report.accept(counts.progress());
        for (var id : ids) {
            runs.takeUp(run.id(), id);
            await(pace, counts, report);
            var settlement = replay(id, operator, counts, report);
            pace.spend(1);
            counts = switch (settlement) {
                case Settlement.Done(var letter) -> follow(letter, counts.plus(1, 0, 0, 0), pace, report);
                case Settlement.Failed _ -> counts.plus(0, 0, 1, 0);
                default -> counts.plus(0, 0, 0, 1);
            };
            report.accept(counts.progress());
        }
    }

    /** However many wait behind a letter: each is a call of a handler, and the rate holds for all of them. */
    private BulkCounts follow(DeadLetter letter, BulkCounts before, Pace pace, Consumer<Progress> report) {
        var counts = before;
        await(pace, counts, report);
        while (followers.followOne(letter)) {
            pace.spend(1);
            counts = counts.plus(0, 1, 0, 0);
            await(pace, counts, report);
        }
        return counts;
    }

    private static void await(Pace pace, BulkCounts counts, Consumer<Progress> report) {
        report.accept(counts.progress());
        for (var left = pace.left(); left.isPositive(); left = pace.left()) {
            pause(left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP);
            report.accept(counts.progress());
        }
    }

    /** Never {@link Settlement.HeldUp}: that is tried again. */
    private Settlement replay(UUID id, Redelivery.Operator operator, BulkCounts counts, Consumer<Progress> report) {
        for (int tries = 1; ; tries++) {
            var settlement = redelivery.replay(id, operator);
            if (!(settlement instanceof Settlement.HeldUp(var reason))) {
                return settlement;
            }
            if (tries == TRIES_MAX) {
                throw new IllegalStateException("Held up %d times: %s".formatted(tries, reason));
            }
            pause(BACKOFF.after(tries));
            report.accept(counts.progress());
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
