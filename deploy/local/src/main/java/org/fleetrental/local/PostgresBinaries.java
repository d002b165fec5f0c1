package org.fleetrental.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the archive that the build has put beside them. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder with {@code bin/postgres}. Processes that come at the same time wait for the one that unpacks. */
    static Path unpacked() {
        var target = Folders.part("postgres");
        try {
            var archive = archive();
            var done = target.resolve(archive.getFileName() + ".done");
            if (!Files.exists(done)) {
                var lock = target.resolveSibling("postgres.lock");
                try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = channel.lock()) {
                    if (held.isValid() && !Files.exists(done)) {
                        unpack(archive, target);
                    }
                }
            }
            return target;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked to " + target, failure);
        }
    }

    private static Path archive() throws IOException {
        var folder = Folders.part("postgres-archive");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing: build the module deploy/local/parts first");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No PostgreSQL archive in " + folder));
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        var beside = target.resolveSibling("postgres.unpacking");
        Folders.delete(beside);
        Folders.delete(target);
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, beside);
            }
        }
        Files.createFile(beside.resolve(archive.getFileName() + ".done"));
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        var file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive reaches out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        }
    }

    /** From the lowest nine bits of a Unix mode. */
    private static Set<PosixFilePermission> permissions(int mode) {
        var all = PosixFilePermission.values();
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (1 << (all.length - 1 - bit))) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
