package org.fleetrental.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process. */
final class ServiceProcess {

    /** Linux counts processor time in these, whatever the processor. */
    private static final double TICKS_PER_SECOND = 100;

    private ServiceProcess() {}

    static double residentMiB(long pid) throws IOException {
        var line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }

    /** Since its start, user and system. */
    static double processorSeconds(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name may hold spaces and parentheses; what follows the last one is counted from field 3.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }
}
