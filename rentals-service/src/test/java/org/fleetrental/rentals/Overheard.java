package org.fleetrental.rentals;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/** What the service says to those who listen: its log as production writes it, and its traces. */
@Singleton
class Overheard implements SpanProcessor {

    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> spans = new ConcurrentLinkedQueue<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler log = new Handler() {

        private final JsonFormatter json = new JsonFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(json.format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private volatile boolean isListening;

    /** From now on, to all that the levels of the log let through, and all traces that are recorded. */
    void listen() {
        log.setLevel(Level.ALL);
        ROOT.addHandler(log);
        isListening = true;
    }

    void stop() {
        ROOT.removeHandler(log);
        isListening = false;
        spans.clear();
        lines.clear();
    }

    Queue<String> lines() {
        return lines;
    }

    Queue<String> spans() {
        return spans;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    /** With all its attributes and events. */
    @Override
    public void onEnd(ReadableSpan span) {
        if (isListening) {
            spans.add(span.toSpanData().toString());
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
