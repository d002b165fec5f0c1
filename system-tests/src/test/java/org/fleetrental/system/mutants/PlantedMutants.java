package org.fleetrental.system.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code ./fleet mutants [name...]}: plants each wrong variant, one at a time, in a copy of the checkout and runs the
 * tests that must catch it. Exits with 1 if one survives or does not apply any more, or if the tests fail without it.
 */
final class PlantedMutants {

    private final Copy copy;

    private PlantedMutants(Copy copy) {
        this.copy = copy;
    }

    public static void main(String... names) throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("fleet.home", "")).toAbsolutePath();
        var wanted = List.of(names);
        var mutants = Mutant.all(root).stream()
                .filter(mutant -> wanted.isEmpty() || wanted.stream().anyMatch(mutant.name()::contains))
                .toList();
        if (mutants.isEmpty()) {
            System.err.println("No mutant has such a name. They are in system-tests/mutants.");
            System.exit(1);
        }
        boolean caught;
        try (var copy = Copy.of(root)) {
            caught = new PlantedMutants(copy).areAllCaught(mutants);
            Files.createDirectories(root.resolve(".fleet/logs"));
            Files.copy(copy.log(), root.resolve(".fleet/logs/mutants.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        System.exit(caught ? 0 : 1);
    }

    private boolean areAllCaught(List<Mutant> mutants) throws IOException, InterruptedException {
        if (!passWithoutMutants(mutants)) {
            return false;
        }
        System.out.printf("%-38s %7s  %s%n", "MUTANT", "SECONDS", "CAUGHT BY");
        int survivors = 0;
        for (var mutant : mutants) {
            long begin = System.nanoTime();
            var verdict = verdict(mutant);
            survivors += verdict.startsWith("!") ? 1 : 0;
            System.out.printf("%-38s %7d  %s%n", mutant.name(), (System.nanoTime() - begin) / 1_000_000_000, verdict);
        }
        System.out.printf("%d of %d caught.%n", mutants.size() - survivors, mutants.size());
        return survivors == 0;
    }

    /** A test that fails anyway catches nothing. */
    private boolean passWithoutMutants(List<Mutant> mutants) throws IOException, InterruptedException {
        Map<String, TreeSet<String>> tests = new TreeMap<>();
        for (var mutant : mutants) {
            tests.computeIfAbsent(mutant.module(), _ -> new TreeSet<>())
                    .addAll(List.of(mutant.tests().split(",", -1)));
        }
        for (var module : tests.entrySet()) {
            System.out.printf("Without mutants: %s %s ...%n", module.getKey(), String.join(",", module.getValue()));
            if (!copy.builds(module.getKey(), String.join(",", module.getValue()))) {
                System.out.println("! They fail without any mutant: "
                        + FailedTests.in(copy.root().resolve(module.getKey())) + ". See .fleet/logs/mutants.log");
                return false;
            }
        }
        return true;
    }

    private String verdict(Mutant mutant) throws IOException, InterruptedException {
        var original = copy.read(mutant.file());
        try {
            copy.write(mutant.file(), mutant.appliedTo(original));
        } catch (IllegalStateException rotten) {
            return "! " + rotten.getMessage();
        }
        try {
            if (copy.builds(mutant.module(), mutant.tests())) {
                return "! It survives " + mutant.tests();
            }
            var failed = FailedTests.in(copy.root().resolve(mutant.module()));
            return failed.isEmpty() ? "! It was not tested: the build broke before the tests" : failed.getFirst();
        } finally {
            copy.write(mutant.file(), original);
        }
    }
}
