package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lock of the released schemas where a change begins. */
final class BaseLock {

    private static final String PLACE = "./released.sha256";

    private BaseLock() {}

    /**
     * As the newest commit has it that this working copy shares with the base: what the base has released since is not
     * missing here. Empty if that commit has none.
     *
     * @param schemas the folder of all schemas, in a working copy
     * @param base a branch or commit
     * @throws IOException if there is no such commit, or no Git
     */
    static String at(Path schemas, String base) throws IOException {
        var begin = git(schemas, "merge-base", "--end-of-options", base, "HEAD")
                .orElseThrow(() -> new IOException("--base " + base
                        + ": no commit that this one shares its past with. In a shallow" + " clone, fetch it first"));
        return git(schemas, "show", begin.strip() + ":" + PLACE).orElse("");
    }

    /** Empty if it fails. */
    private static Optional<String> git(Path schemas, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("git", "-C", schemas.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Git was asked", interrupted);
        }
    }
}
