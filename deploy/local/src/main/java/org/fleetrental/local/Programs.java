package org.fleetrental.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short programs that run to their end. */
public final class Programs {

    private static final long LONGEST_SECONDS = 120;

    private Programs() {}

    /** Fails with what the program said. */
    static void run(String name, Path home, List<String> command) {
        var log = Folders.create(home.resolve("logs")).resolve(name + ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " took longer than " + LONGEST_SECONDS + " s; see " + log);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        name + " ended with code " + process.exitValue() + ":\n" + Files.readString(log));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + name, interrupted);
        }
    }

    /** @param path folders, as the environment variable PATH has them */
    static boolean isInstalled(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** The java of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
