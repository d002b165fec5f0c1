package org.fleetrental.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

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

    BulkReplay(DeadLetterTable table, Redelivery redelivery, Followers followers) {
        this.table = table;
        this.redelivery = redelivery;
        this.followers = followers;
    }

    /** @param report ends the work by throwing */
    void perform(Run run, BulkReplays.Wishes wishes, Consumer<Progress> report) {
        var ids = table.ids(wishes.filter(), wishes.limit());
        var pace = new Pace(wishes.ratePerSecond(), System::nanoTime);
        var operator = new Redelivery.Operator(run.startedBy(), run.id());
        var counts = new BulkCounts(ids.size(), 0, 0, 0, 0);
        report.accept(counts.progress());
        for (var id : ids) {
            for (var left = pace.left(); left.isPositive(); left = pace.left()) {
                pause(left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP);
                report.accept(counts.progress());
            }
            var before = counts;
            counts = replay(id, operator, counts, report);
            pace.spend(Math.toIntExact(1 + counts.followed() - before.followed()));
            report.accept(counts.progress());
        }
    }

    private BulkCounts replay(UUID id, Redelivery.Operator operator, BulkCounts counts, Consumer<Progress> report) {
        for (int tries = 1; ; tries++) {
            switch (redelivery.replay(id, operator)) {
                case Settlement.Done(var letter) -> {
                    return counts.plus(1, followers.follow(letter), 0, 0);
                }
                case Settlement.Failed _ -> {
                    return counts.plus(0, 0, 1, 0);
                }
                case Settlement.NotFirst _, Settlement.Over _, Settlement.Unknown _ -> {
                    return counts.plus(0, 0, 0, 1);
                }
                case Settlement.HeldUp(var reason) -> {
                    if (tries == TRIES_MAX) {
                        throw new IllegalStateException("Held up %d times: %s".formatted(tries, reason));
                    }
                    pause(BACKOFF.after(tries));
                    report.accept(counts.progress());
                }
            }
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
