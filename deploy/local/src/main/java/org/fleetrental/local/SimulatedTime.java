package org.fleetrental.local;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of services that were started with {@link #SETTING}: it stands still until it is set. */
public final class SimulatedTime implements AutoCloseable {

    /** The services' setting that names the file. */
    public static final String SETTING = "fleet.clock.file";

    private final Path file;
    private final MappedByteBuffer page;

    private SimulatedTime(Path file, MappedByteBuffer page) {
        this.file = file;
        this.page = page;
    }

    public static SimulatedTime beginning(Instant at) throws IOException {
        var file = Files.createTempFile("fleet-clock", null);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var time = new SimulatedTime(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
            time.set(at);
            return time;
        }
    }

    public String file() {
        return file.toString();
    }

    /** All services see it at once: the file is one page of memory to all of them. */
    public void set(Instant now) {
        page.putLong(0, ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }
}
