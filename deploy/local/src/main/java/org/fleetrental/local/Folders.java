package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Places on the disk. */
public final class Folders {

    private Folders() {}

    /** The root of the repository: told by the build, else found by going up to the file {@code fleet}. */
    public static Path repository() {
        var told = System.getProperty("fleet.home");
        if (told != null && !told.isBlank()) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("fleet")) && Files.isDirectory(folder.resolve("schemas"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No repository found from " + start + " upward; set -Dfleet.home");
    }

    /** The unpacked PostgreSQL, Kafka or registry. */
    static Path part(String name) {
        return repository().resolve("deploy/local/parts/target").resolve(name);
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("fleet-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file that nobody else may read, also not while it is being written. Complete or not at all. */
    static Path writeForOwner(Path file, String text) {
        try {
            // Made with rw-------, whatever the umask.
            var beside = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), "");
            Files.writeString(beside, text);
            return Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** With all that is in it; links are removed, not followed. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be removed", failure);
        }
    }
}
