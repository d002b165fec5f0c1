package org.fleetrental.system.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A copy of the checkout as it is now, to be spoiled and thrown away. */
final class Copy implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 15;

    private final Path root;

    private Copy(Path root) {
        this.root = root;
    }

    /** Copies what Git knows or would take in, and so nothing that was built. */
    static Copy of(Path checkout) throws IOException, InterruptedException {
        var copy = new Copy(Files.createTempDirectory("mutants"));
        var listing = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
                .directory(checkout.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var names = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
        if (listing.waitFor() != 0) {
            throw new IOException("git ls-files failed");
        }
        for (var name : names) {
            var source = checkout.resolve(name);
            if (Files.isRegularFile(source)) {
                var target = copy.root.resolve(name);
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    Path root() {
        return root;
    }

    String read(Path file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    void write(Path file, String content) throws IOException {
        Files.writeString(root.resolve(file), content);
    }

    /**
     * Builds a module and runs some of its tests, up to the first that fails.
     *
     * @return whether Maven was content; its log is {@link #log()}
     */
    boolean builds(String module, String tests) throws IOException, InterruptedException {
        deleteIfThere(root.resolve(module).resolve("target/surefire-reports"));
        var maven = new ProcessBuilder(List.of(
                        "mvn",
                        "--batch-mode",
                        "verify",
                        "--also-make",
                        "--projects",
                        module,
                        "-Dtest=" + tests,
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dsurefire.skipAfterFailureCount=1",
                        "-Dspotless.check.skip=true"))
                .directory(root.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            return maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && maven.exitValue() == 0;
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
    }

    Path log() {
        return root.resolve("maven.log");
    }

    @Override
    public void close() throws IOException {
        deleteIfThere(root);
    }

    private static void deleteIfThere(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Copy::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
