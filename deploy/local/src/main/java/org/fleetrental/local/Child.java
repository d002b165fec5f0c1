package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program that this JVM started and that does not outlive it, however the JVM ends.
 *
 * <p>The program runs in a session of its own, so that Ctrl-C in a terminal reaches only this JVM, which then stops the
 * programs in the right order. Should the JVM be killed, a small shell beside the program sees the pipe close that it
 * shares with the JVM, and ends the program.
 */
public final class Child {

    /** $0 is the signal that ends the program politely; the exec keeps the process id. */
    private static final String WATCHED = """
            exec 3<&0
            ( (
              exec >/dev/null 2>&1
              read -r _ <&3
              kill -s "$0" $$ || exit
              for _ in {1..100}; do sleep 0.1; kill -0 $$ || exit; done
              kill -s KILL $$
            ) & )
            exec "$@" </dev/null 3<&-
            """;

    private static final Duration POLITE = Duration.ofSeconds(20);
    private static final int LOG_LINES = 30;
    private static final long LOG_BYTES_MAX = 20_000_000;

    private static volatile boolean ending;

    private final String name;
    private final Process process;
    private final Path log;
    private final String signal;

    private Child(String name, Process process, Path log, String signal) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.signal = signal;
    }

    /** @param signal what asks this program to end: TERM, INT, ... */
    static Child start(String name, Path home, String signal, Map<String, String> environment, List<String> command) {
        if (ending) {
            throw new IllegalStateException(name + " is not started any more: this program is ending");
        }
        var log = logOf(home, name);
        var watched = new ArrayList<>(ownSession());
        watched.addAll(List.of("bash", "-c", WATCHED, signal));
        watched.addAll(command);
        var builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            PidFile.of(home, name).write(process.toHandle());
            return new Child(name, process, log, signal);
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " cannot be started", failure);
        }
    }

    /** A log that has grown long is put aside, and the one that was aside is dropped. */
    private static Path logOf(Path home, String name) {
        var log = Folders.create(home.resolve("logs")).resolve(name + ".log");
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
                Files.move(log, log.resolveSibling(name + ".log.old"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From now on nothing is started; for the end of this JVM, which may come in the middle of a start. */
    public static void refuseToStart() {
        ending = true;
    }

    public static List<String> ownSession() {
        boolean setsid = Files.isExecutable(Path.of("/usr/bin/setsid")) || Files.isExecutable(Path.of("/bin/setsid"));
        return setsid ? List.of("setsid") : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV");
    }

    /** Waits until the program is ready; if it ends before, or takes too long, the end of its log is the reason. */
    void awaitReady(BooleanSupplier ready, Duration longest) {
        boolean inTime = Waiting.until(() -> !process.isAlive() || ready.getAsBoolean(), longest);
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with code " + process.exitValue() + logTail());
        }
        if (!inTime) {
            stop();
            throw new IllegalStateException(name + " was not ready after " + longest.toSeconds() + " s" + logTail());
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Of a program that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    Path log() {
        return log;
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Politely first; what does not end in time is killed. */
    void stop() {
        if (process.isAlive()) {
            signal(signal);
            // A paused program hears of it when it goes on.
            signal("CONT");
            if (!ends(POLITE)) {
                kill();
            }
        }
    }

    /** At once, as a crash would. */
    void kill() {
        process.destroyForcibly();
        if (!ends(POLITE)) {
            throw new IllegalStateException(name + " (pid " + pid() + ") does not end");
        }
    }

    /** With the processes that it started itself. */
    void killAll() {
        var started = process.descendants().toList();
        kill();
        started.forEach(ProcessHandle::destroyForcibly);
        if (!Waiting.until(() -> started.stream().noneMatch(ProcessHandle::isAlive), POLITE)) {
            throw new IllegalStateException("What " + name + " (pid " + pid() + ") started does not end");
        }
    }

    /** Lets go of the program as the end of this JVM would. */
    void abandon() {
        try {
            process.getOutputStream().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @param signal as {@code kill -s} takes it */
    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-s", signal, String.valueOf(pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException failure) {
            process.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private boolean ends(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String logTail() {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return "; the end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "; see " + log;
        }
    }
}
