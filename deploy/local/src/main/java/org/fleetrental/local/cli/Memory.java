package org.fleetrental.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that a process and those below it keep in RAM. */
final class Memory {

    private Memory() {}

    /** In MiB. Pages that several processes share are counted once on Linux. */
    static long residentMiB(ProcessHandle process) {
        var all = Stream.concat(Stream.of(process), process.descendants());
        return all.mapToLong(one -> kib(one.pid())).sum() / 1024;
    }

    private static long kib(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException notLinux) {
            return fromPs(pid);
        }
    }

    private static long fromPs(long pid) {
        try {
            var process = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            return process.inputReader()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException unknown) {
            return 0;
        }
    }
}
