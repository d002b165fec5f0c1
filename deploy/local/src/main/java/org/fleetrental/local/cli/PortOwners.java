package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens at a port. */
final class PortOwners {

    private static final String LISTENING = "0A";

    private PortOwners() {}

    /** The program's name and pid, as far as this user may see them. */
    static String of(int port) {
        return fromProc(port)
                .or(() -> fromLsof(port))
                .flatMap(ProcessHandle::of)
                .map(process -> name(process) + " (pid " + process.pid() + ")")
                .orElse("a process of another user");
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
    }

    private static Optional<Long> fromProc(int port) {
        if (!Files.isDirectory(Path.of("/proc/net"))) {
            return Optional.empty();
        }
        var sockets = new HashSet<String>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            sockets.addAll(sockets(Path.of(table), port));
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, sockets))
                .findFirst();
    }

    private static Set<String> sockets(Path table, int port) {
        var found = new HashSet<String>();
        try {
            for (var line : Files.readAllLines(table)) {
                var fields = line.strip().split("\\s+", -1);
                if (fields.length > 9
                        && fields[3].equals(LISTENING)
                        && fields[1].endsWith(String.format(":%04X", port))) {
                    found.add("socket:[" + fields[9] + "]");
                }
            }
        } catch (IOException unreadable) {
            return Set.of();
        }
        return found;
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.anyMatch(file -> pointsAt(file, sockets));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean pointsAt(Path link, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(link).toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static Optional<Long> fromLsof(int port) {
        try {
            var process = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
            return process.inputReader().lines().findFirst().map(Long::valueOf);
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
