package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fleetrental.local.Child;
import org.fleetrental.local.Folders;
import org.fleetrental.local.Programs;
import org.fleetrental.local.Waiting;

/** A supervisor in the background, in a session of its own, so that it outlives the terminal. */
final class Detached {

    private Detached() {}

    /**
     * Shows what the supervisor says until it is ready or has failed.
     *
     * @param options of {@code ./fleet up}
     */
    static int start(Supervisor supervisor, List<String> options) {
        var log = supervisor.log("up");
        Folders.create(log.getParent() == null ? supervisor.home() : log.getParent());
        var process = launch(log, options);
        var abort = new Thread(process::destroy, "abort");
        Runtime.getRuntime().addShutdownHook(abort);
        long shown = 0;
        while (process.isAlive() && !supervisor.isReady()) {
            Waiting.pause(Duration.ofMillis(100));
            shown = show(log, shown);
        }
        show(log, shown);
        Runtime.getRuntime().removeShutdownHook(abort);
        if (!process.isAlive()) {
            return 1;
        }
        System.out.println("Runs in the background (pid " + process.pid() + "). Stop it: ./fleet down");
        return 0;
    }

    private static Process launch(Path log, List<String> options) {
        var command = new ArrayList<>(Child.ownSession());
        command.addAll(List.of(Programs.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.add("-Dfleet.home=" + Folders.repository());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fleet.class.getName(), "up"));
        command.addAll(options);
        try {
            Files.writeString(log, "");
            return new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return the position up to which the file has been shown */
    static long show(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            if (length <= from) {
                return from;
            }
            var bytes = new byte[(int) Math.min(length - from, 1 << 20)];
            file.seek(from);
            file.readFully(bytes);
            System.out.print(new String(bytes, StandardCharsets.UTF_8));
            System.out.flush();
            return from + bytes.length;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
