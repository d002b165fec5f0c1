package org.fleetrental.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./fleet bench messaging}: how fast events travel, each figure beside a reference that was measured in turn
 * with it, in the same run. On a shared machine only the ratios mean something.
 */
public final class MessagingBenchmark {

    private MessagingBenchmark() {}

    /** Takes {@code --quick}, {@code --only MEASUREMENT}, {@code --json FILE} and {@code --profile FOLDER}. */
    public static void main(String[] arguments) throws Exception {
        var sizes = Sizes.full();
        Collection<Measurement> measurements = EnumSet.allOf(Measurement.class);
        @Nullable Path json = null;
        @Nullable FlightRecordings recordings = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> sizes = Sizes.quick();
                case "--only" -> measurements = List.of(Measurement.valueOf(arguments[++i].toUpperCase(Locale.ROOT)));
                case "--json" -> json = Path.of(arguments[++i]);
                case "--profile" -> recordings = new FlightRecordings(Path.of(arguments[++i]));
                default -> throw new IllegalArgumentException(arguments[i] + "? See MessagingBenchmark");
            }
        }
        var report = new Report();
        try (var bench = Workbench.forEvents(recordings)) {
            report.printHead();
            for (var measurement : measurements) {
                measurement.take(bench, sizes, report);
                bench.writeRecordings(measurement);
            }
            if (json != null) {
                report.write(json, sizes, bench);
            }
        }
        System.exit(0);
    }
}
