package org.fleetrental.system.faults;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A folder with all that is in it, with the rights on it. Files may vanish meanwhile. */
final class FolderCopy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;
    private final Set<String> without;

    private FolderCopy(Path from, Path to, Set<String> without) {
        this.from = from;
        this.to = to;
        this.without = without;
    }

    /** @param without what is left out of the topmost level */
    static void of(Path from, Path to, Set<String> without) throws IOException {
        Files.walkFileTree(from, new FolderCopy(from, to, without));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (isLeftOut(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        var made = Files.createDirectories(to.resolve(from.relativize(folder)));
        Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!isLeftOut(file)) {
            try {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException gone) {
                // Then it is not in the copy.
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private boolean isLeftOut(Path path) {
        return from.equals(path.getParent())
                && without.contains(path.getFileName().toString());
    }
}
