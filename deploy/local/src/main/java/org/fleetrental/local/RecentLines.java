package org.fleetrental.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** The end of what a container has said: Testcontainers removes one that did not start, and its log with it. */
final class RecentLines implements Consumer<OutputFrame> {

    static final int LINES_MAX = 40;

    private final Deque<String> lines = new ArrayDeque<>();

    @Override
    public void accept(OutputFrame frame) {
        add(frame.getUtf8StringWithoutLineEnding());
    }

    synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > LINES_MAX) {
            lines.removeFirst();
        }
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
