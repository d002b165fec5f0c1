package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fleetrental.local.Folders;
import org.fleetrental.local.KafkaSecurity;
import org.fleetrental.local.PidFile;
import org.fleetrental.local.Ports;
import org.fleetrental.local.Waiting;

/** What {@code up}, {@code down} and {@code status} agree on: who runs the system, and where its state is. */
record Supervisor(Path home) {

    private static final String NAME = "supervisor";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(90);
    private static final Duration END_WITHIN = Duration.ofSeconds(15);

    /** Of this repository. */
    static Supervisor here() {
        return new Supervisor(Folders.create(Folders.repository().resolve(".fleet")));
    }

    PidFile pidFile() {
        return PidFile.of(home, NAME);
    }

    Path keys() {
        return home.resolve("keys");
    }

    Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    Optional<ProcessHandle> running() {
        return pidFile().process();
    }

    /** Of the system that runs, else of one that would be started now. */
    Ports ports() {
        try {
            return running().isPresent() ? Ports.fixed(Files.readString(offsetFile())) : Ports.fixed();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Settings of a client that reads events of the system that runs, or ran last. */
    Map<String, Object> kafka() {
        return kafka(KafkaSecurity::reader);
    }

    /** Settings of a client that may do anything there. */
    Map<String, Object> kafkaAdmin() {
        return kafka(KafkaSecurity::provisioning);
    }

    private Map<String, Object> kafka(BiFunction<KafkaSecurity, String, Map<String, Object>> login) {
        var servers = Ports.HOST + ":" + ports().kafka();
        return Files.exists(secureFile())
                ? login.apply(KafkaSecurity.ofMachine(home), servers)
                : Map.of("bootstrap.servers", servers);
    }

    private Path secureFile() {
        return home.resolve("run/secure");
    }

    private Path offsetFile() {
        return home.resolve("run/port-offset");
    }

    private Path readyFile() {
        return home.resolve("run/ready");
    }

    boolean isReady() {
        return Files.exists(readyFile());
    }

    /** @param secure whether Kafka wants users and passwords */
    void begin(boolean secure) {
        try {
            Folders.create(home.resolve("run"));
            var offset = System.getenv(Ports.OFFSET);
            Files.writeString(offsetFile(), offset == null ? "" : offset);
            Files.deleteIfExists(readyFile());
            Files.deleteIfExists(secureFile());
            if (secure) {
                Files.createFile(secureFile());
            }
            pidFile().write(ProcessHandle.current());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void ready() {
        try {
            Files.writeString(readyFile(), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Forgets all processes, which have ended. */
    void end() {
        Folders.delete(readyFile());
        PidFile.all(home).forEach(PidFile::delete);
    }

    /** Asks the supervisor to stop everything, and waits. */
    void stop(ProcessHandle supervisor) {
        supervisor.destroy();
        if (!Waiting.until(() -> !supervisor.isAlive(), STOP_WITHIN)) {
            supervisor.destroyForcibly();
        }
    }

    /**
     * Ends what a supervisor left that was killed. Its processes are ending by themselves then, so they are given time
     * first.
     *
     * @return how many had to be killed
     */
    int endOrphans() {
        Waiting.until(() -> orphans() == 0, END_WITHIN);
        int killed = 0;
        for (var file : PidFile.all(home)) {
            var process = file.process();
            if (process.isPresent() && !file.name().equals(NAME)) {
                process.get().destroyForcibly();
                killed++;
            }
        }
        return killed;
    }

    private long orphans() {
        return PidFile.all(home).stream()
                .filter(file -> !file.name().equals(NAME) && file.process().isPresent())
                .count();
    }
}
