package org.fleetrental.system.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A wrong variant of one file, as a file of {@code system-tests/mutants} describes it.
 *
 * @param why what the variant would do to somebody
 * @param file what it changes, from the root of the checkout
 * @param module whose tests must catch it
 * @param tests the test classes that must, as Maven's {@code -Dtest} takes them
 * @param right text that stands exactly once in the file
 * @param wrong what takes its place
 */
record Mutant(String name, String why, Path file, String module, String tests, String right, String wrong) {

    private static final Pattern FORM = Pattern.compile(
            "(?<why>.+?)\n\nfile: (?<file>\\S+)\ncaught by: (?<module>\\S+) (?<tests>\\S+)\n"
                    + "--- right\n(?<right>.+?)\n--- wrong\n(?<wrong>.*?)\n?--- end\n*",
            Pattern.DOTALL);

    /** @throws IllegalArgumentException if the file is not of the form that the others have */
    static Mutant read(Path description) throws IOException {
        var form = FORM.matcher(Files.readString(description));
        if (!form.matches()) {
            throw new IllegalArgumentException("Not the description of a mutant: " + description);
        }
        return new Mutant(
                description.getFileName().toString().replaceFirst("\\.txt$", ""),
                form.group("why"),
                Path.of(form.group("file")),
                form.group("module"),
                form.group("tests"),
                form.group("right"),
                form.group("wrong"));
    }

    /** All that are kept in a checkout, by name. */
    static List<Mutant> all(Path root) throws IOException {
        var all = new ArrayList<Mutant>();
        try (var files = Files.list(root.resolve("system-tests/mutants"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    /** @throws IllegalStateException if the text is not there, or more than once: the code has changed */
    String appliedTo(String source) {
        int at = source.indexOf(right);
        if (at < 0 || source.indexOf(right, at + 1) >= 0) {
            throw new IllegalStateException(
                    "%s no longer applies: its text must stand in %s exactly once".formatted(name, file));
        }
        return source.substring(0, at) + wrong + source.substring(at + right.length());
    }
}
