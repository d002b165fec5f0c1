package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers a process across runs of this program, as {@code pid start-in-milliseconds}. The start time tells it from a
 * later process that got the same pid.
 */
public record PidFile(String name, Path file) {

    private static final String SUFFIX = ".pid";

    /** The system clock may be corrected while a process runs, and its start moves with it by a little. */
    private static final long SAME_START_MS = 2_000;

    public static PidFile of(Path home, String name) {
        return new PidFile(name, folder(home).resolve(name + SUFFIX));
    }

    public static List<PidFile> all(Path home) {
        try (Stream<Path> files = Files.list(Folders.create(folder(home)))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> new PidFile(file.getFileName().toString().replace(SUFFIX, ""), file))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path folder(Path home) {
        return home.resolve("run");
    }

    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, process.pid() + " " + startOf(process) + "\n");
    }

    /** The process, if it is still the one that was written down. */
    public Optional<ProcessHandle> process() {
        try {
            var parts = Files.readString(file).strip().split(" ", -1);
            long start = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(startOf(process) - start) <= SAME_START_MS);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException none) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
