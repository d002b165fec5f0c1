package org.fleetrental.system.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the list of mutants from rotting; whether they are caught, {@code ./fleet mutants} says. */
class MutantsTest {

    private static final Path ROOT = Path.of("..");

    static List<Mutant> mutants() throws IOException {
        return Mutant.all(ROOT);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void everyMutantFitsTodaysCode(Mutant mutant) throws IOException {
        var source = Files.readString(ROOT.resolve(mutant.file()));

        assertThat(mutant.appliedTo(source)).isNotEqualTo(source);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theTestsThatCatchItAreThere(Mutant mutant) throws IOException {
        for (var test : mutant.tests().split(",", -1)) {
            try (var files = Files.walk(ROOT.resolve(mutant.module()).resolve("src/test"))) {
                assertThat(files).anyMatch(file -> file.endsWith(test.replaceFirst("#.*", "") + ".java"));
            }
        }
    }

    @Test
    void thereAreAtLeastTen() throws IOException {
        assertThat(mutants()).hasSizeGreaterThanOrEqualTo(10);
    }
}
