package org.fleetrental.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./fleet bench business}: what a long history costs those who ask. Two services are filled to a hundredth,
 * asked, filled to the full size and asked the same again; what they answer is compared with what was put in.
 */
public final class BusinessBenchmark {

    private static final Finding.Goal GOAL = Finding.Goal.atMost("<= 2 x", 2);

    private BusinessBenchmark() {}

    /**
     * Takes {@code --quick} and {@code --json FILE}. The plans of the statements are written to a folder beside that
     * file, with {@code -plans} behind its name.
     */
    public static void main(String[] arguments) throws Exception {
        var full = Scale.full();
        @Nullable Path json = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> full = Scale.quick();
                case "--json" -> json = Path.of(arguments[++i]);
                default -> throw new IllegalArgumentException(arguments[i] + "? See BusinessBenchmark");
            }
        }
        try (var bench = Workbench.forBusiness()) {
            var report = new Report();
            measure(bench, full, report);
            if (json != null) {
                report.write(json, full, bench);
                writePlans(bench, full, plansBeside(json));
            }
        }
        System.exit(0);
    }

    private static void measure(Workbench bench, Scale full, Report report) throws Exception {
        var history = new History(bench, full);
        var clerk = new Clerk(bench, full.calls());
        history.growTo(full.hundredth());
        var few = clerk.times(Questions.of(bench, full.hundredth()));
        history.growTo(full);
        var many = clerk.times(Questions.of(bench, full));
        report.printHead();
        many.forEach((what, times) -> {
            var finding = Finding.of(what, times).against("a hundredth", few.get(what));
            report.add(what.equals(Questions.CONTROL) ? finding : finding.aiming(GOAL));
        });
    }

    private static Path plansBeside(Path json) {
        return json.resolveSibling(json.getFileName().toString().replaceFirst("\\.json$", "") + "-plans");
    }

    private static void writePlans(Workbench bench, Scale full, Path folder) throws Exception {
        var plans = new QueryPlans(bench, folder);
        for (var question : Questions.of(bench, full)) {
            plans.write(question);
        }
    }
}
