package org.fleetrental.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One of the backing parts: can be stopped and started again at the same place with the same data. */
public abstract class Part {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private volatile @Nullable Child child;

    /** Starts the process, after making its data if there are none. */
    abstract Child launch();

    abstract boolean isReady();

    /** Returns when the part answers. Does nothing if it runs. */
    public final void start() {
        var before = child;
        if (before != null && before.isAlive()) {
            return;
        }
        var launched = launch();
        child = launched;
        launched.awaitReady(this::isReady, READY_WITHIN);
    }

    public final void stop() {
        var running = child;
        if (running != null) {
            running.stop();
        }
    }

    /** At once, as a crash would. */
    final void kill() {
        var running = child;
        if (running != null) {
            running.killAll();
        }
    }
}
