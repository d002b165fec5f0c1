package org.fleetrental.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lock of the released schemas as another commit has it. */
final class BaseLock {

    private static final String PLACE = "./released.sha256";

    private BaseLock() {}

    /**
     * Empty if that commit has none.
     *
     * @param schemas the folder of all schemas, in a working copy
     * @throws IOException if there is no such commit, or no Git
     */
    static String at(Path schemas, String commit) throws IOException {
        if (git(schemas, "rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}")
                .isEmpty()) {
            throw new IOException("--base " + commit + ": no such commit here. In a shallow clone, fetch it first");
        }
        return git(schemas, "show", commit + ":" + PLACE).orElse("");
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
