package org.fleetrental.messaging.monitoring;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Asks what may never answer, in a thread of its own. While an answer is waited for it is not asked again, so that
 * nothing piles up.
 */
final class Question<T> {

    private final String name;
    private final Callable<T> source;
    private @Nullable Future<T> open;

    /** @param name of the thread */
    Question(String name, Callable<T> source) {
        this.name = name;
        this.source = source;
    }

    synchronized Future<T> ask() {
        var asked = open;
        if (asked == null || asked.isDone()) {
            var task = new FutureTask<>(source);
            Thread.ofPlatform().daemon().name(name).start(task);
            open = task;
            return task;
        }
        return asked;
    }
}
