package org.fleetrental.local;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells a person who waits what is going on. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = line -> {};

    void say(String line);

    default void step(String what, Runnable work) {
        step(what, () -> {
            work.run();
            return "";
        });
    }

    /** Says when the work begins, and when it is done with its time and what it answers. */
    default void step(String what, Supplier<String> work) {
        say("  ...    " + what);
        long start = System.nanoTime();
        var remark = work.get();
        var took = Duration.ofNanos(System.nanoTime() - start);
        say(String.format(
                Locale.ROOT, "%5.1f s  %s%s", took.toMillis() / 1000.0, what, remark.isEmpty() ? "" : ": " + remark));
    }
}
