package org.fleetrental.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fleetrental.local.LocalSystem;

/**
 * Where the services' time goes: a flight recording a service and measurement, for {@code jfr view hot-methods FILE}.
 * Recording costs a few hundredths of the speed, so figures of a run with it are not for comparison.
 */
final class FlightRecordings {

    private static final String OPTION = "-XX:StartFlightRecording:name=bench,settings=profile";

    private final Path folder;

    FlightRecordings(Path folder) {
        try {
            this.folder = Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** For the start of a service. */
    String option() {
        return OPTION;
    }

    /** What was recorded since the service started: taken by command, since a killed process writes nothing. */
    void write(LocalSystem system, String service, Measurement measurement) throws Exception {
        var file = folder.resolve("%s-%s.jfr".formatted(measurement.name().toLowerCase(Locale.ROOT), service));
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int code = new ProcessBuilder(
                        jcmd, Long.toString(system.pid(service)), "JFR.dump", "name=bench", "filename=" + file)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("jcmd could not write the recording of " + service + ": code " + code);
        }
    }
}
