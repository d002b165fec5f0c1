package org.fleetrental.messaging;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time of a service, in whole microseconds: what the database and the events can hold. */
class ServiceClock {

    /**
     * @param simulated a file of 8 bytes, the microseconds since 1970, big-endian: whoever plays a story through the
     *     services lets time pass by writing it. Never in production
     */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "fleet.clock.file") Optional<Path> simulated) throws IOException {
        if (simulated.isEmpty()) {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        }
        return ticking(simulated.get());
    }

    /** All services see a time as soon as it is written: the file is one page of memory to all of them. */
    private static Clock ticking(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer page = channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES);
            InstantSource written = () -> Instant.EPOCH.plus(page.getLong(0), ChronoUnit.MICROS);
            return written.withZone(ZoneOffset.UTC);
        }
    }
}
