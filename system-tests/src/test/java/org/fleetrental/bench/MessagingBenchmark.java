package org.fleetrental.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./fleet bench messaging}: how fast events travel, each figure beside a reference that was measured in turn
 * with it, in the same run. On a shared machine only the ratios mean something.
 */
public final class MessagingBenchmark {

    private MessagingBenchmark() {}

    /** Takes {@code --quick} and {@code --json FILE}. */
    public static void main(String[] arguments) throws Exception {
        var sizes = Sizes.full();
        @Nullable Path json = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> sizes = Sizes.quick();
                case "--json" -> json = Path.of(arguments[++i]);
                default -> throw new IllegalArgumentException(arguments[i] + "? There are --quick and --json FILE");
            }
        }
        var report = new Report();
        try (var bench = Workbench.start()) {
            report.printHead();
            for (var measurement : Measurement.values()) {
                measurement.take(bench, sizes, report);
            }
            if (json != null) {
                report.write(json, sizes, bench);
            }
        }
        System.exit(0);
    }
}
