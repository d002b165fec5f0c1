package org.fleetrental.messaging.operator;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.fleetrental.messaging.Backoff;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does runs in the background, each in a thread of its own. There are never more than the service has topics and
 * projections, because {@link RunTable#start} lets only one of each through.
 */
@ApplicationScoped
public class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final int FINISH_TRIES_MAX = 10;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ERROR_CHARS = 2_000;

    private final RunTable table;
    private final Map<UUID, Thread> mine = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Runs(RunTable table) {
        this.table = table;
    }

    /**
     * Begins a run that {@link RunTable#start} has let through.
     *
     * @param work tells its progress now and then, and ends when that throws
     */
    public void begin(Run run, Consumer<Consumer<Progress>> work) {
        var thread = Thread.ofPlatform()
                .daemon()
                .name(run.kind().name().toLowerCase(Locale.ROOT) + "-" + run.subject())
                .unstarted(() -> perform(run, work));
        mine.put(run.id(), thread);
        thread.start();
    }

    private void perform(Run run, Consumer<Consumer<Progress>> work) {
        LOG.infof("%s of %s begins, by %s", run.kind(), run.subject(), run.startedBy());
        try {
            work.accept(progress -> report(run, progress));
            finish(run, Run.State.DONE, null);
        } catch (RunStoppedException stopped) {
            finish(run, stopped.state(), null);
        } catch (RuntimeException | Error failure) {
            LOG.errorf(failure, "%s of %s has failed", run.kind(), run.subject());
            finish(run, stopping ? Run.State.INTERRUPTED : Run.State.FAILED, explanation(failure));
        } finally {
            mine.remove(run.id());
        }
    }

    private void report(Run run, Progress progress) {
        if (stopping) {
            throw new RunStoppedException(Run.State.INTERRUPTED);
        }
        table.progress(run.id(), progress);
    }

    /** What cannot be written down for so long is found to be silent by whoever looks at it later. */
    private void finish(Run run, Run.State state, @Nullable String error) {
        for (int tries = 1; tries <= FINISH_TRIES_MAX; tries++) {
            try {
                table.finish(run.id(), state, error);
                LOG.infof("%s of %s is %s", run.kind(), run.subject(), state);
                return;
            } catch (RuntimeException failure) {
                LOG.warnf("The end of %s cannot be written down yet: %s", run.id(), failure);
                pause(BACKOFF.after(tries));
            }
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String explanation(Throwable failure) {
        var text = new StringBuilder(String.valueOf(failure.getMessage()));
        var cause = failure.getCause();
        if (cause != null && cause.getMessage() != null && text.indexOf(cause.getMessage()) < 0) {
            text.append(": ").append(cause.getMessage());
        }
        return text.substring(0, Math.min(text.length(), MAX_ERROR_CHARS)).replace('\0', '\uFFFD');
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void beat() {
        if (!mine.isEmpty()) {
            table.beat(mine.keySet());
        }
    }

    /** Before the inbox stops: what it breaks off then is interrupted and has not failed. */
    void beginStop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) throws InterruptedException {
        for (var thread : mine.values()) {
            thread.join(STOP_PATIENCE);
        }
    }
}
